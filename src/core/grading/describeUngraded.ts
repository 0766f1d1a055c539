import { assertNever } from '../support/assertNever.ts';
import type { UngradedReason } from './verdict.ts';

/** Why there is no score, for a person. */
export interface UngradedDescription {
  /** What happened: one sentence. */
  readonly message: string;
  /** What to do next: one sentence. */
  readonly advice: string;
}

const MAX_OUTPUT = 60;
const MAX_DETAIL = 200;
const MAX_MODELS = 5;

/** Describes why a text was not graded; one sentence each for what happened and what to do. */
export function describeUngraded(reason: UngradedReason): UngradedDescription {
  switch (reason.kind) {
    case 'no-model':
      return say('No evaluator model is set.', 'Choose a Prometheus GGUF file, or download the small demonstration model.');
    case 'file-missing':
      return say(`The model file ${reason.path} was not found.`, 'Choose another model file, or put it back.');
    case 'not-a-gguf':
      return say(`${reason.path} is not a GGUF model (${reason.detail}).`, 'Choose a file in the GGUF format.');
    case 'truncated':
      return say(
        `The model file ${reason.path} is cut short: ${count(reason.actualBytes)} of ${count(reason.expectedBytes)} bytes.`,
        'Download it again.',
      );
    case 'unknown-architecture':
      return say(`The engine does not know the architecture ${reason.architecture} of ${reason.path}.`, 'Choose another model, or update the extension.');
    case 'out-of-memory':
      return say(`There is not enough memory for the model (${reason.detail}).`, 'Close other programs, choose a smaller model, or lower the context size.');
    case 'load-failed':
      return say(`The model ${reason.path} could not be loaded (${reason.detail}).`, 'See the log, or choose another model file.');
    case 'context-too-small':
      return say(
        `The prompt has ${tokens(reason.promptTokens)}, and the context holds ${count(reason.contextTokens)}.`,
        'Raise the context size if the model allows it, or grade a shorter text.',
      );
    case 'out-of-time':
      return say(`The evaluator was not done after ${count(reason.seconds)} ${reason.seconds === 1 ? 'second' : 'seconds'}.`, 'Raise the time limit, or choose a smaller model.');
    case 'crashed':
      return say(`The evaluator process crashed (${exitOf(reason)}).`, 'Grade again, and see the log if it happens twice.');
    case 'gave-up':
      return say(`The evaluator process did not stay up after ${count(reason.restarts)} ${reason.restarts === 1 ? 'restart' : 'restarts'}.`, 'See the log, then choose another model file or reload the window.');
    case 'evaluator-changed':
      return say('Another evaluator was chosen while this grade waited.', 'Grade again with the new one.');
    case 'engine-failed':
      return say(`The engine failed (${oneLine(reason.detail)}).`, 'Grade again; if it fails again, see the log or choose another model file.');
    case 'server-unreachable':
      return say(`The server ${reason.url} could not be reached (${reason.detail}).`, adviceForConnection(reason.detail));
    case 'server-refused':
      return say(`The server ${reason.url} answered with status ${reason.status} (${oneLine(reason.detail)}).`, adviceForStatus(reason.status));
    case 'server-model-missing':
      return say(`The server ${reason.url} ${reason.model === '' ? 'needs to be told which model' : `has no model ${reason.model}`}; it offers ${offered(reason.available)}.`, 'Choose one of its models, or load the model there.');
    case 'server-incapable':
      return say(`The server ${reason.url} cannot grade: ${oneLine(reason.detail)}.`, 'Use llama-server or vLLM, or the embedded engine.');
    case 'cancelled':
      return say('Grading was cancelled.', 'Grade again when you like.');
    case 'cut-off':
      return say(`The feedback reached the limit of ${tokens(reason.limitTokens)} before a verdict.`, 'Raise the feedback limit, or grade again with another model.');
    case 'not-a-score':
      return say(`The evaluator wrote ${quoted(reason.output)} where a score from 1 to 5 belongs.`, 'Read its feedback, check the prompt format of the model, or grade with another model.');
    default:
      return assertNever(reason);
  }
}

function say(message: string, advice: string): UngradedDescription {
  return { message, advice };
}

function count(value: number): string {
  return value.toLocaleString('en-GB');
}

function tokens(value: number): string {
  return `${count(value)} ${value === 1 ? 'token' : 'tokens'}`;
}

function exitOf({ signal, exitCode }: { readonly signal: string | null; readonly exitCode: number | null }): string {
  if (signal !== null) return `signal ${signal}`;
  return exitCode === null ? 'no exit status' : `exit status ${exitCode}`;
}

function quoted(output: string): string {
  const line = oneLine(output, MAX_OUTPUT);
  return line === '' ? 'nothing' : `“${line}”`;
}

function oneLine(text: string, longest = MAX_DETAIL): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

function adviceForConnection(detail: string): string {
  if (/\bcertificate is not trusted\b/u.test(detail)) {
    return 'Add the authority that signed it to the certificates of the system, or name its file in NODE_EXTRA_CA_CERTS before the program starts.';
  }
  return /\bredirects\b/u.test(detail) ? 'Set the address that it redirects to, if that is the one you mean.' : 'Start it, or check the address and the network.';
}

function adviceForStatus(status: number): string {
  if (status === 401 || status === 403) return 'Set the key of the server (“Prometheus: Set the Server Key…”, or PROMETHEUS_GRADER_SERVER_KEY on the command line), or ask its owner for access.';
  if (status === 404) return 'Check the address: it is the one before /v1.';
  return status === 429 || status >= 500 ? 'Try again later, or see the log of the server.' : 'See the log of the server.';
}

function offered(models: readonly string[]): string {
  const shown = models.slice(0, MAX_MODELS).join(', ');
  return models.length === 0 ? 'none' : `${shown}${models.length > MAX_MODELS ? ', …' : ''}`;
}

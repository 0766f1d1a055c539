import * as vscode from 'vscode';
import { describeUngraded } from '../../core/grading/describeUngraded.ts';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import type { Result } from '../../core/support/result.ts';
import { listServerModels } from '../../host/server/listServerModels.ts';
import { isLoopback, isOpenToAll, serverBase } from '../../host/server/serverSettings.ts';
import { isRecord } from '../support/isRecord.ts';
import { saveServer, serverSettings } from '../support/settings.ts';
import type { ServerKeys } from './serverKeys.ts';

const EXAMPLE = 'http://127.0.0.1:8080';
const SEND = 'Send Texts There';

/** The commands that choose between a server and the embedded engine. */
export class ServerCommands {
  readonly #keys: ServerKeys;

  constructor(keys: ServerKeys) {
    this.#keys = keys;
  }

  /**
   * Use a Server…: asks for the address, looks what is there, asks for a model, and makes both the setting. Returns the model.
   * The argument may be `{ url, model, key }`; what it holds is not asked for, but text still leaves this machine only with consent.
   */
  async use(argument?: unknown): Promise<string | undefined> {
    const given = readArgument(argument);
    const url = given.url ?? (await askUrl(serverSettings().url));
    if (url === undefined || !(await mayLeave(url))) return undefined;
    if (given.key !== undefined) await this.#keys.set(url, given.key);
    const models = await this.#models(url);
    if (models === undefined) return undefined;
    const model = await chooseModel(url, models, given.model);
    if (model === undefined) return undefined;
    await saveServer(url, model);
    void vscode.window.showInformationMessage(`${model} at ${url} grades from now on.`);
    return model;
  }

  /** Set the Server Key…: for the server of the setting; nothing takes the key away. */
  async setKey(): Promise<void> {
    const { url } = serverSettings();
    if (url === '') void vscode.window.showInformationMessage('No server is set. Run “Prometheus: Use a Server…” first.');
    else await this.#askKey(url);
  }

  /** Use the Embedded Engine. */
  async useEmbedded(): Promise<void> {
    await saveServer('', '');
    void vscode.window.showInformationMessage('The embedded engine grades from now on; no text leaves this machine.');
  }

  /** The models of a server, asking for the key when it wants one. */
  async #models(url: string): Promise<readonly string[] | undefined> {
    const first = await this.#probe(url);
    const wantsKey = !first.ok && first.error.kind === 'server-refused' && (first.error.status === 401 || first.error.status === 403);
    const models = wantsKey && (await this.#askKey(url)) ? await this.#probe(url) : first;
    if (models.ok && models.value.length > 0) return models.value;
    sayFailure(models.ok ? { kind: 'server-model-missing', url, model: '', available: [] } : models.error);
    return undefined;
  }

  async #probe(url: string): Promise<Result<readonly string[], EvaluatorFailure>> {
    const key = await this.#keys.get(url);
    return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: `Asking ${url} for its models`, cancellable: true }, (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => { abort.abort(); });
      return listServerModels({ url, key }, abort.signal);
    });
  }

  /** True when a key was given or taken away. */
  async #askKey(url: string): Promise<boolean> {
    const key = await vscode.window.showInputBox({
      title: `Key of ${url}`,
      prompt: 'Kept in the secret storage of the editor and sent to this server alone. Leave it empty to forget it.',
      password: true,
      ignoreFocusOut: true,
    });
    if (key === undefined) return false;
    await this.#keys.set(url, key.trim());
    return true;
  }
}

/** Reads untrusted command arguments; what does not fit is left out. */
function readArgument(argument: unknown): { readonly url?: string; readonly model?: string; readonly key?: string } {
  if (!isRecord(argument)) return {};
  const { url, model, key } = argument;
  return {
    ...(typeof url === 'string' && serverBase(url) !== null ? { url: url.trim() } : {}),
    ...(typeof model === 'string' ? { model } : {}),
    ...(typeof key === 'string' ? { key } : {}),
  };
}

async function chooseModel(url: string, models: readonly string[], wanted: string | undefined): Promise<string | undefined> {
  if (wanted !== undefined) {
    if (models.includes(wanted)) return wanted;
    sayFailure({ kind: 'server-model-missing', url, model: wanted, available: models });
    return undefined;
  }
  return models.length === 1 ? models[0] : vscode.window.showQuickPick([...models], { title: 'Which model grades?', placeHolder: 'The models that the server lists' });
}

function sayFailure(failure: EvaluatorFailure): void {
  if (failure.kind === 'cancelled') return;
  const { message, advice } = describeUngraded(failure);
  void vscode.window.showErrorMessage(`${message} ${advice}`);
}

async function askUrl(current: string): Promise<string | undefined> {
  const url = await vscode.window.showInputBox({
    title: 'Use a Server',
    prompt: 'Address of llama-server, vLLM, Ollama or another OpenAI-compatible server.',
    value: current === '' ? EXAMPLE : current,
    ignoreFocusOut: true,
    validateInput: (value) => (serverBase(value) === null ? 'An address such as http://127.0.0.1:8080 or https://grader.example.org, without a name or password in it.' : undefined),
  });
  return url?.trim();
}

/** Asks before text leaves this machine, and says so when it would go unencrypted. */
async function mayLeave(url: string): Promise<boolean> {
  const base = serverBase(url);
  if (base === null || isLoopback(base)) return base !== null;
  const open = isOpenToAll(base) ? ' The connection is not encrypted: everybody on the way can read the texts and the key. Use https where you can.' : '';
  const detail = `Every text that you grade, its instruction, its reference answer and the rubric are sent to ${base.host}. They leave this machine.${open}`;
  return (await vscode.window.showWarningMessage(`Send the texts that you grade to ${base.host}?`, { modal: true, detail }, SEND)) === SEND;
}

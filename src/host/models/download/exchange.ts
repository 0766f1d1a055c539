import { err, type Result } from '../../../core/support/result.ts';
import { ifRange, readAnswer, type Answer, type Validators } from './answer.ts';
import type { ByteRange } from './byteRanges.ts';
import type { Setback } from './failure.ts';

/** One request for a file or a part of it. */
export interface Question {
  readonly url: string;
  /** Null asks for the whole file. */
  readonly range: ByteRange | null;
  /** Of the version that the range is to be of, when one has been begun. */
  readonly validators: Validators | null;
  /** Until the head of the answer has come. */
  readonly connectMs: number;
  /** Between two pieces of the content. */
  readonly stallMs: number;
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
}

/** A body that ended before its end, wrapped to be told from errors of the disk. */
class BrokenBody extends Error {
  readonly setback: Setback;

  constructor(setback: Setback) {
    super(setback.kind);
    this.setback = setback;
  }
}

/**
 * Asks, and passes a usable answer to `use`; the connection is given up when `use` has ended, whether it has read all
 * or not. What `use` throws is thrown.
 */
export async function exchange<T>(question: Question, use: (answer: Answer, content: AsyncIterable<Uint8Array>) => Promise<Result<T, Setback>>): Promise<Result<T, Setback>> {
  const own = new AbortController();
  try {
    const response = await head(question, own);
    if (!response.ok) return response;
    const answer = readAnswer(response.value, question.range);
    return answer.ok ? await use(answer.value, content(response.value, question, own)) : answer;
  } catch (error) {
    if (error instanceof BrokenBody) return err(error.setback);
    throw error;
  } finally {
    own.abort();
  }
}

async function head(question: Question, own: AbortController): Promise<Result<Response, Setback>> {
  const signal = AbortSignal.any([question.signal, own.signal]);
  const alarm = setTimeout(() => {
    own.abort();
  }, question.connectMs);
  try {
    return { ok: true, value: await question.fetch(question.url, { headers: headersOf(question), redirect: 'follow', signal }) };
  } catch (error) {
    if (question.signal.aborted) return err({ kind: 'final', failure: { kind: 'cancelled' } });
    return err(own.signal.aborted ? { kind: 'unreachable', detail: `no answer within ${question.connectMs / 1000} s` } : networkSetback(error));
  } finally {
    clearTimeout(alarm);
  }
}

function headersOf({ range, validators }: Question): Record<string, string> {
  // Ranges count the bytes of the file, not those of a compressed copy.
  const headers = { 'accept-encoding': 'identity' };
  if (range === null) return headers;
  const condition = validators === null ? null : ifRange(validators);
  return { ...headers, range: `bytes=${range.from}-${range.to - 1}`, ...(condition === null ? {} : { 'if-range': condition }) };
}

async function* content(response: Response, question: Question, own: AbortController): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  const body: AsyncIterable<Uint8Array> = response.body;
  const alarm = setTimeout(() => {
    own.abort();
  }, question.stallMs);
  try {
    for await (const chunk of body) {
      alarm.refresh();
      yield chunk;
      // Time that the disk took is not the server's.
      alarm.refresh();
    }
  } catch (error) {
    if (question.signal.aborted) throw new BrokenBody({ kind: 'final', failure: { kind: 'cancelled' } });
    throw new BrokenBody(own.signal.aborted ? { kind: 'stalled', afterMs: question.stallMs } : { kind: 'dropped', detail: causeOf(error).message });
  } finally {
    clearTimeout(alarm);
  }
}

const BROKEN_CONNECTION: readonly string[] = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

function networkSetback(error: unknown): Setback {
  const { code, message } = causeOf(error);
  return { kind: code !== null && BROKEN_CONNECTION.includes(code) ? 'dropped' : 'unreachable', detail: message };
}

/** `fetch failed` says nothing; its cause does. */
function causeOf(error: unknown): { readonly code: string | null; readonly message: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return { code: null, message: String(cause) };
  return { code: 'code' in cause && typeof cause.code === 'string' ? cause.code : null, message: cause.message };
}

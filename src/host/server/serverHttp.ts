import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { describeUngraded } from '../../core/grading/describeUngraded.ts';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import { connectionFailure } from './connectionFailure.ts';
import { exchange, readText } from './httpExchange.ts';
import { fieldsOf, parseJson, textOf } from './json.ts';
import { isPassing as isPassingStatus, pauseAfter, type ServerRetryPolicy } from './retry.ts';
import { serverSentEvents } from './serverSentEvents.ts';
import { SilenceWatch } from './silenceWatch.ts';

/** Text of an error that is kept, in characters. */
const LONGEST_DETAIL = 2000;
/** Bytes that are read of an error, and of any other answer that is one JSON text. */
const LONGEST_ERROR = 64_000;
const LONGEST_ANSWER = 32_000_000;

/** How a server is reached. */
export interface ServerAccess {
  readonly base: URL;
  readonly key: string | undefined;
  readonly retry: ServerRetryPolicy;
  /** The longest silence within an answer once its first event has come, in milliseconds. */
  readonly silenceMs: number;
  readonly onLog: (line: string) => void;
}

/** A request that failed. */
interface Attempt {
  readonly failure: EvaluatorFailure;
  /** Whether it may be sent again. */
  readonly isPassing: boolean;
  /** The header, when the server sent one. */
  readonly retryAfter: string | null;
}

/** Sends requests to one server: with the key, repeated while the server is only busy, ended by the signal. */
export class ServerHttp {
  readonly #access: ServerAccess;

  constructor(access: ServerAccess) {
    this.#access = access;
  }

  /** The address, for messages. */
  get url(): string {
    return this.#access.base.href.replace(/\/$/, '');
  }

  /** `host:port`. */
  get host(): string {
    return this.#access.base.host;
  }

  /** Asks for JSON: GET, or POST of a body. */
  async json(path: string, signal: AbortSignal, body?: object): Promise<Result<unknown, EvaluatorFailure>> {
    const answer = await this.#send(path, signal, body);
    if (!answer.ok) return answer;
    try {
      const text = await readText(answer.value, LONGEST_ANSWER);
      if (text === null) return err(this.incapable(`${path} answers with more than ${LONGEST_ANSWER / 1e6} MB`));
      const value = parseJson(text);
      return value === undefined ? err(this.incapable(`${path} answers with something that is not JSON`)) : ok(value);
    } catch (error) {
      return err(this.#broken(error, signal).failure);
    }
  }

  /**
   * Posts a body and passes on each server-sent event, parsed. `take` says whether it wants more; the request ends when it does not.
   * Nothing is repeated once the answer has begun.
   */
  async stream(path: string, body: object, signal: AbortSignal, take: (event: unknown) => boolean): Promise<Result<void, EvaluatorFailure>> {
    const silence = new AbortController();
    const both = AbortSignal.any([signal, silence.signal]);
    const answer = await this.#send(path, both, body);
    if (!answer.ok) return answer;
    const watch = new SilenceWatch(answer.value, this.#access.silenceMs, () => { silence.abort(); });
    try {
      for await (const data of serverSentEvents(watch.chunks())) {
        if (data === '[DONE]') return ok(undefined);
        const event = parseJson(data);
        if (event === undefined) return err(this.incapable(`${path} streams something that is not JSON`));
        if (fieldsOf(event)['error'] !== undefined) return err(this.#refused(500, event));
        if (!take(event)) return ok(undefined);
        watch.start();
      }
      return err(this.unreachable('the answer broke off'));
    } catch (error) {
      if (silence.signal.aborted && !signal.aborted) return err(this.unreachable(`silent for ${this.#access.silenceMs / 1000} seconds in the middle of an answer`));
      return err(error instanceof RangeError ? this.incapable(error.message) : this.#broken(error, signal).failure);
    } finally {
      watch.stop();
      answer.value.destroy();
    }
  }

  incapable(detail: string): EvaluatorFailure {
    return { kind: 'server-incapable', url: this.url, detail };
  }

  unreachable(detail: string): EvaluatorFailure {
    return { kind: 'server-unreachable', url: this.url, detail };
  }

  async #send(path: string, signal: AbortSignal, body: object | undefined): Promise<Result<IncomingMessage, EvaluatorFailure>> {
    for (let attempt = 1; ; attempt += 1) {
      const sent = await this.#sendOnce(path, signal, body);
      if (sent.ok) return sent;
      const { failure, isPassing, retryAfter } = sent.error;
      if (!isPassing || attempt >= this.#access.retry.attempts) return err(failure);
      const pause = pauseAfter(attempt, retryAfter, this.#access.retry, Date.now(), Math.random());
      this.#access.onLog(`server: ${path} again in ${pause.toFixed(0)} ms, attempt ${attempt + 1}: ${describeUngraded(failure).message}`);
      try {
        await delay(pause, undefined, { signal });
      } catch {
        // Out of time while nobody answers: that nobody answers is the news.
        return err(fieldsOf(signal.reason)['kind'] === 'out-of-time' ? failure : { kind: 'cancelled' });
      }
    }
  }

  async #sendOnce(path: string, signal: AbortSignal, body: object | undefined): Promise<Result<IncomingMessage, Attempt>> {
    const { base, key } = this.#access;
    const headers: Record<string, string> = { accept: 'application/json, text/event-stream' };
    if (key !== undefined && key !== '') headers['authorization'] = `Bearer ${key}`;
    try {
      const answer = await exchange({ url: new URL(`${base.href.replace(/\/$/, '')}${path}`), headers, body: body === undefined ? undefined : JSON.stringify(body), signal });
      const { statusCode = 0 } = answer;
      if (statusCode >= 200 && statusCode < 300) return ok(answer);
      return err(await this.#refusal(answer, statusCode));
    } catch (error) {
      return err(this.#broken(error, signal));
    }
  }

  /** What an answer that is none says. */
  async #refusal(answer: IncomingMessage, statusCode: number): Promise<Attempt> {
    const { location, 'retry-after': retryAfter = null } = answer.headers;
    // Neither text nor key goes anywhere but where the user said.
    if (location !== undefined && statusCode < 400) {
      answer.destroy();
      return { failure: this.unreachable(`it redirects to ${originOf(location)}, and redirects are not followed`), isPassing: false, retryAfter };
    }
    const text = (await readText(answer, LONGEST_ERROR)) ?? 'a long explanation';
    return { failure: this.#refused(statusCode, parseJson(text) ?? text), isPassing: isPassingStatus(statusCode), retryAfter };
  }

  /** Some servers repeat a wrong key in their refusal. */
  #withoutKey(text: string): string {
    const { key } = this.#access;
    return key === undefined || key === '' ? text : text.replaceAll(key, '(key)');
  }

  #refused(status: number, body: unknown): EvaluatorFailure {
    return { kind: 'server-refused', url: this.url, status, detail: this.#withoutKey(errorText(body)).slice(0, LONGEST_DETAIL) };
  }

  #broken(error: unknown, signal: AbortSignal): Attempt {
    if (signal.aborted) return { failure: { kind: 'cancelled' }, isPassing: false, retryAfter: null };
    const { detail, isPassing } = connectionFailure(error);
    return { failure: this.unreachable(detail), isPassing, retryAfter: null };
  }
}

/** The origin of a redirect; its path may hold what is nobody's business. */
function originOf(location: string): string {
  return URL.parse(location)?.origin ?? 'another path';
}

/** `error.message` as OpenAI and llama-server have it, `message` or `detail` as others do, or the text itself. */
function errorText(body: unknown): string {
  if (typeof body === 'string') return body.trim() === '' ? 'no explanation' : body;
  const { error, message, detail } = fieldsOf(body);
  return textOf(fieldsOf(error)['message']) ?? textOf(error) ?? textOf(message) ?? textOf(detail) ?? JSON.stringify(body);
}

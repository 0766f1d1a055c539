import { setTimeout as delay } from 'node:timers/promises';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import { fieldsOf, parseJson, textOf } from './json.ts';
import { isPassing, pauseAfter, type ServerRetryPolicy } from './retry.ts';
import { serverSentEvents } from './serverSentEvents.ts';

/** Text of an error that is read from an answer, in characters. */
const LONGEST_DETAIL = 2000;

/** How a server is reached. */
export interface ServerAccess {
  readonly base: URL;
  readonly key: string | undefined;
  readonly retry: ServerRetryPolicy;
  /** The longest silence within an answer that has begun, in milliseconds. */
  readonly silenceMs: number;
  readonly onLog: (line: string) => void;
}

/** A refusal with all of its answer, for those who read more from it. */
export type HttpFailure = EvaluatorFailure & { body?: unknown };

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
  async json(path: string, signal: AbortSignal, body?: object): Promise<Result<unknown, HttpFailure>> {
    const response = await this.#send(path, signal, body);
    if (!response.ok) return response;
    try {
      const value = parseJson(await response.value.text());
      return value === undefined ? err(this.incapable(`${path} answers with something that is not JSON`)) : ok(value);
    } catch (error) {
      return err(this.#broken(error, signal));
    }
  }

  /**
   * Posts a body and passes on each server-sent event, parsed. `take` says whether it wants more; the request ends when it does not.
   * Nothing is repeated once the answer has begun.
   */
  async stream(path: string, body: object, signal: AbortSignal, take: (event: unknown) => boolean): Promise<Result<void, HttpFailure>> {
    const silence = new AbortController();
    const ended = new AbortController();
    const response = await this.#send(path, AbortSignal.any([signal, silence.signal, ended.signal]), body);
    if (!response.ok) return response;
    if (response.value.body === null) return err(this.incapable(`${path} answers with nothing`));
    const watch = setTimeout(() => { silence.abort(); }, this.#access.silenceMs);
    try {
      for await (const data of serverSentEvents(response.value.body)) {
        watch.refresh();
        if (data === '[DONE]') return ok(undefined);
        const event = parseJson(data);
        if (event === undefined) return err(this.incapable(`${path} streams something that is not JSON`));
        if (fieldsOf(event)['error'] !== undefined) return err(this.#refused(500, event));
        if (!take(event)) return ok(undefined);
      }
      return err(this.unreachable('the answer broke off'));
    } catch (error) {
      if (silence.signal.aborted && !signal.aborted) return err(this.unreachable(`silent for ${this.#access.silenceMs / 1000} seconds in the middle of an answer`));
      return err(error instanceof RangeError ? this.incapable(error.message) : this.#broken(error, signal));
    } finally {
      clearTimeout(watch);
      ended.abort();
    }
  }

  incapable(detail: string): EvaluatorFailure {
    return { kind: 'server-incapable', url: this.url, detail };
  }

  unreachable(detail: string): EvaluatorFailure {
    return { kind: 'server-unreachable', url: this.url, detail };
  }

  async #send(path: string, signal: AbortSignal, body: object | undefined): Promise<Result<Response, HttpFailure>> {
    for (let attempt = 1; ; attempt += 1) {
      const sent = await this.#sendOnce(path, signal, body);
      if (sent.ok || !isWorthRepeating(sent.error.failure) || attempt >= this.#access.retry.attempts) return sent.ok ? sent : err(sent.error.failure);
      const pause = pauseAfter(attempt, sent.error.retryAfter, this.#access.retry, Date.now(), Math.random());
      this.#access.onLog(`server: ${path} again in ${pause.toFixed(0)} ms, attempt ${attempt + 1}: ${JSON.stringify(sent.error.failure)}`);
      try {
        await delay(pause, undefined, { signal });
      } catch {
        return err({ kind: 'cancelled' });
      }
    }
  }

  async #sendOnce(path: string, signal: AbortSignal, body: object | undefined): Promise<Result<Response, { readonly failure: HttpFailure; readonly retryAfter: string | null }>> {
    const { base, key } = this.#access;
    try {
      const response = await fetch(`${base.href.replace(/\/$/, '')}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...(key === undefined || key === '' ? {} : { authorization: `Bearer ${key}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // Neither text nor key goes anywhere but where the user said.
        redirect: 'error',
        signal,
      });
      if (response.ok) return ok(response);
      const text = (await response.text()).slice(0, LONGEST_DETAIL);
      return err({ failure: this.#refused(response.status, parseJson(text) ?? text), retryAfter: response.headers.get('retry-after') });
    } catch (error) {
      return err({ failure: this.#broken(error, signal), retryAfter: null });
    }
  }

  #refused(status: number, body: unknown): HttpFailure {
    return { kind: 'server-refused', url: this.url, status, detail: errorText(body), body };
  }

  #broken(error: unknown, signal: AbortSignal): EvaluatorFailure {
    return signal.aborted ? { kind: 'cancelled' } : this.unreachable(causeOf(error));
  }
}

function isWorthRepeating(failure: HttpFailure): boolean {
  return failure.kind === 'server-unreachable' || (failure.kind === 'server-refused' && isPassing(failure.status));
}

/** `error.message` as OpenAI and llama-server have it, `message` or `detail` as others do, or the text itself. */
function errorText(body: unknown): string {
  if (typeof body === 'string') return body.trim() === '' ? 'no explanation' : body;
  const { error, message, detail } = fieldsOf(body);
  return textOf(fieldsOf(error)['message']) ?? textOf(error) ?? textOf(message) ?? textOf(detail) ?? JSON.stringify(body).slice(0, LONGEST_DETAIL);
}

/** What fetch hides in its cause: `connect ECONNREFUSED 127.0.0.1:8080`. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof AggregateError) return cause.errors.map(causeOf).join('; ');
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}

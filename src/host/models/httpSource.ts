import { Readable } from 'node:stream';

/** Limits in milliseconds. */
export interface HttpTimeouts {
  /** Until the answer's head has come; short, since another source may stand behind. */
  readonly connectMs: number;
  /** Between two pieces of the content. */
  readonly stallMs: number;
}

export const HTTP_TIMEOUTS: HttpTimeouts = { connectMs: 5000, stallMs: 30_000 };

/** The content behind a URL. Rejects with a shown sentence on a refusal, a bad status, or silence. */
export async function openHttp(url: string, signal: AbortSignal, timeouts: HttpTimeouts = HTTP_TIMEOUTS): Promise<Readable> {
  const silence = new AbortController();
  const connecting = alarm(silence, timeouts.connectMs);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, silence.signal]), redirect: 'follow' });
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
    const body: AsyncIterable<Uint8Array> = response.body;
    return Readable.from(watched(body, silence, timeouts.stallMs));
  } catch (error) {
    throw new Error(describe(error), { cause: error });
  } finally {
    clearTimeout(connecting);
  }
}

async function* watched(body: AsyncIterable<Uint8Array>, silence: AbortController, stallMs: number): AsyncGenerator<Buffer> {
  const stalling = alarm(silence, stallMs);
  try {
    for await (const chunk of body) {
      stalling.refresh();
      yield Buffer.from(chunk);
    }
  } finally {
    clearTimeout(stalling);
  }
}

function alarm(controller: AbortController, ms: number): NodeJS.Timeout {
  return setTimeout(() => {
    controller.abort(new Error(`no answer within ${ms / 1000} s`));
  }, ms);
}

/** `fetch failed` says nothing; its cause does. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

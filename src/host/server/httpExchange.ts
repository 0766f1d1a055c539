import type { IncomingMessage } from 'node:http';
// Not `node:http`: the editor puts its proxies and the certificates of the system only into modules that are asked for by these names.
import http from 'http';
import https from 'https';

/** One question to a server. */
export interface HttpQuestion {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent by POST; a question without one is a GET. */
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends a question and resolves with the head of the answer, however long that takes: only the signal ends the wait. Redirects
 * are not followed. Not by `fetch`, which gives up after five minutes without a byte, and to which the editor lets nobody say
 * otherwise: it puts a dispatcher of its own in the place of the one it is given.
 */
export function exchange({ url, headers, body, signal }: HttpQuestion): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sized = body === undefined ? headers : { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
    const { request } = url.protocol === 'https:' ? https : http;
    const sent = request(url, { method: body === undefined ? 'GET' : 'POST', headers: sized, signal }, resolve);
    // For ever: an error may come after the answer has begun, and then the reader of the answer is told too.
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Reads a text to its end, or up to `longest` bytes; null for one that is longer. Throws what the connection throws. */
export async function readText(answer: IncomingMessage, longest: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(answer)) {
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > longest) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The bytes of an answer as they come; leaving the loop closes the connection. */
export async function* chunksOf(answer: IncomingMessage): AsyncGenerator<Uint8Array> {
  for await (const chunk of answer as AsyncIterable<unknown>) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { text } from 'node:stream/consumers';

/** One request that came. */
export interface SeenRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a path answers; later requests get the last answer again. */
export type Answer = (response: ServerResponse, request: SeenRequest) => void;

/** A server of the tests' own, on the loopback interface. */
export interface FakeServer {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** Answers of a path, in order. */
  on(path: string, ...answers: readonly Answer[]): void;
  close(): Promise<void>;
}

/** Key and certificate, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Speaks TLS when it has a certificate. */
export async function startFakeServer(certificate?: Certificate): Promise<FakeServer> {
  const answers = new Map<string, Answer[]>();
  const seen: SeenRequest[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    const body: unknown = request.method === 'POST' ? JSON.parse(await text(request)) : {};
    const known = { path, authorization: request.headers.authorization, body: typeof body === 'object' && body !== null ? { ...body } : {} };
    seen.push(known);
    const queue = answers.get(path) ?? [];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    if (answer === undefined) status(404)(response, known);
    else answer(response, known);
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void => void handle(request, response);
  const server = certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${String(address.port)}`,
    seen,
    on: (path, ...given) => void answers.set(path, [...given]),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A JSON answer. */
export function json(value: unknown): Answer {
  return (response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
}

/** A refusal. */
export function status(code: number, message = 'No.', headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => void response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ error: { message } }));
}

/** Server-sent events; `end` says what comes after them. */
export function events(values: readonly unknown[], end: 'done' | 'drop' | 'silence' = 'done'): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const body = values.map((value) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`).join('');
    if (end === 'done') response.end(`${body}data: [DONE]\n\n`);
    else response.write(body, () => { if (end === 'drop') response.destroy(); });
  };
}

/** Chunks of `/v1/completions`, the last with the reason of its end. */
export function textChunks(pieces: readonly string[], finish: string | null = 'stop'): unknown[] {
  return pieces.map((text, index) => ({ choices: [{ text, finish_reason: index === pieces.length - 1 ? finish : null }] }));
}

/** An answer of `/v1/completions` in the older format, with the four lists (vLLM). */
export function scoredText(pieces: readonly string[], digits: Readonly<Record<string, number>>): unknown {
  const logprobs = Object.fromEntries(Object.entries(digits).map(([digit, p]) => [` ${digit}`, Math.log(p)]));
  return { choices: [{ text: pieces.join(''), finish_reason: 'stop', logprobs: { tokens: pieces, token_logprobs: pieces.map(() => -1), top_logprobs: pieces.map((_, index) => (index === 0 ? logprobs : { '.': -0.1 })) } }] };
}

/** Chunks of `/v1/chat/completions`, each a token with its likeliest alternatives. */
export function chatChunks(pieces: readonly string[], digits: Readonly<Record<string, number>> | null, finish = 'stop'): unknown[] {
  const top = Object.entries(digits ?? {}).map(([token, p]) => ({ token, logprob: Math.log(p) }));
  return [
    ...pieces.map((content) => ({ choices: [{ delta: { content }, finish_reason: null, ...(digits === null ? {} : { logprobs: { content: [{ token: content, logprob: -0.1, top_logprobs: top }] } }) }] })),
    { choices: [{ delta: {}, finish_reason: finish }] },
  ];
}

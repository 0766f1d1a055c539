import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fault, SeenRequest } from './faults.ts';

/** What to do wrong with the request of that number, counted from 0; null serves it well. */
export type FaultPlan = (index: number, server: ModelServer) => Fault | null;

/** A version of the file that is served. */
export interface ServedFile {
  readonly content: Buffer;
  readonly etag: string | null;
}

/** A real HTTP server on the loopback interface that serves one file with ranges, ETag and If-Range, and fails to plan. */
export class ModelServer {
  readonly requests: SeenRequest[] = [];
  /** Whom it was asked to connect with, as a proxy; it answers for all of them. */
  readonly tunnels: string[] = [];
  file: ServedFile;
  plan: FaultPlan;
  readonly #server: Server;
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  constructor(file: ServedFile, plan: FaultPlan = () => null) {
    this.file = file;
    this.plan = plan;
    this.#server = createServer((request, response) => {
      this.#serve(request, response);
    });
    this.#server.on('connect', (request, socket) => {
      this.tunnels.push(request.url ?? '');
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      this.#server.emit('connection', socket);
    });
  }

  get url(): string {
    const address = this.#server.address();
    assert.ok(address !== null && typeof address === 'object');
    return `http://127.0.0.1:${String(address.port)}/model.gguf`;
  }

  /** All content sent, in bytes. */
  get sentBytes(): number {
    return this.requests.reduce((sum, { sentBytes }) => sum + sentBytes, 0);
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Resolves when so many requests have been answered as far as they will be. */
  answered(count: number): Promise<void> {
    if (this.requests.length >= count) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ count, resolve });
    });
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const seen: SeenRequest = { path: request.url ?? '', range: request.headers.range ?? null, ifRange: headerText(request.headers['if-range']), sentBytes: 0 };
    const fault = this.plan(this.requests.push(seen) - 1, this);
    answer(this.file, seen, fault, response);
    for (const { count, resolve } of this.#waiting) if (this.requests.length >= count) resolve();
  }
}

function answer(file: ServedFile, seen: SeenRequest, fault: Fault | null, response: ServerResponse): void {
  if (file.etag !== null) response.setHeader('etag', file.etag);
  if (fault?.kind === 'silence') return;
  if (fault?.kind === 'redirect') return void response.writeHead(302, { location: fault.to }).end();
  if (fault?.kind === 'status') return void response.writeHead(fault.status, fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }).end();
  const asked = ignoresRange(fault) ? null : askedRange(fault?.kind === 'ignore-if-range' ? { ...seen, ifRange: null } : seen, file);
  if (asked !== null && asked.from >= file.content.length) return void response.writeHead(416, { 'content-range': `bytes */${file.content.length}` }).end();
  const from = asked?.from ?? 0;
  const to = fault?.kind === 'short-range' ? Math.min(from + fault.bytes, asked?.to ?? Infinity) : (asked?.to ?? file.content.length);
  const content = fault?.kind === 'garbage' ? Buffer.alloc(to - from, 'x') : file.content.subarray(from, to);
  const shift = fault?.kind === 'wrong-content-range' ? fault.shift : 0;
  if (asked !== null) response.setHeader('content-range', `bytes ${from + shift}-${to + shift - 1}/${file.content.length}`);
  if (fault?.kind !== 'chunked') response.setHeader('content-length', fault?.kind === 'lie' ? fault.contentLength : content.length);
  response.writeHead(asked === null ? 200 : 206);
  send(content, seen, fault, response);
}

function send(content: Buffer, seen: SeenRequest, fault: Fault | null, response: ServerResponse): void {
  const isCut = fault?.kind === 'drop' || fault?.kind === 'stall' || fault?.kind === 'truncate';
  const bytes = isCut ? content.subarray(0, fault.afterBytes) : content;
  seen.sentBytes = bytes.length;
  if (!isCut) {
    response.end(bytes, () => {
      // After a wrong length the connection cannot be used again.
      if (fault?.kind === 'lie') response.socket?.end();
    });
    return;
  }
  response.flushHeaders();
  response.write(bytes, () => {
    if (fault.kind === 'drop') response.socket?.destroy();
    if (fault.kind === 'truncate') response.socket?.end();
  });
}

function ignoresRange(fault: Fault | null): boolean {
  return fault?.kind === 'ignore-range' || fault?.kind === 'chunked' || (fault?.kind === 'truncate' && fault.ignoresRange === true);
}

function askedRange({ range, ifRange }: SeenRequest, { content, etag }: ServedFile): { from: number; to: number } | null {
  const match = /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
  if (match === null || (ifRange !== null && ifRange !== etag)) return null;
  return { from: Number(match[1]), to: Math.min(Number(match[2]) + 1, content.length) };
}

function headerText(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** Runs with a started server. */
export async function withModelServer<T>(server: ModelServer, use: (server: ModelServer) => Promise<T>): Promise<T> {
  await server.start();
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

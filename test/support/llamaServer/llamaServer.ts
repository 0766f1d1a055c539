import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { cacheDirectory } from '../../../src/host/models/cacheDirectory.ts';

// llama.cpp's own server code as a library: PyPI has no ready llama-server that runs on every x64 machine.
const PACKAGE = 'xllamacpp==2026.10.11549';
/** SHA-256 of its wheels; pip refuses any other. */
const WHEELS = ['c54e7d13520ecc989c63dc99d55de3065e2f343a91f43f053d16b5e62077c261'];
const FOLDER = 'xllamacpp-2026.10.11549';

const run = promisify(execFile);

/** How a server is started. */
export interface LlamaServerOptions {
  readonly contextTokens?: number;
  readonly slots?: number;
  readonly threads?: number;
  readonly key?: string;
  /** Further fields of xllamacpp's `CommonParams`, such as `n_batch`. */
  readonly parameters?: Readonly<Record<string, number | boolean | string>>;
}

/** A running server. */
export interface LlamaServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The folder with the package, fetched once into the cache; a sentence when it cannot be had here. */
export async function findLlamaServer(): Promise<{ readonly folder: string } | { readonly missing: string }> {
  const cache = cacheDirectory();
  const folder = join(cache, FOLDER);
  if (await exists(join(folder, 'xllamacpp'))) return { folder };
  try {
    await install(cache, folder);
    return { folder };
  } catch (error) {
    return (await exists(join(folder, 'xllamacpp'))) ? { folder } : { missing: `no llama.cpp server: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}` };
  }
}

/** Starts a server on a free port of the loopback interface. */
export async function startLlamaServer(folder: string, modelPath: string, { contextTokens = 2048, slots = 2, threads = 1, key, parameters = {} }: LlamaServerOptions = {}): Promise<LlamaServer> {
  const script = join(import.meta.dirname, 'server.py');
  const args = [script, folder, modelPath, String(contextTokens), String(slots), String(threads), JSON.stringify({ ...parameters, ...(key === undefined ? {} : { api_keys: [key] }) })];
  const child = spawn('python3', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const url = await addressOf(child);
  return {
    url,
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function install(cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const part = await mkdtemp(join(cache, `${FOLDER}-`));
  try {
    const requirements = join(part, 'requirements.txt');
    await writeFile(requirements, `${PACKAGE} ${WHEELS.map((sha256) => `--hash=sha256:${sha256}`).join(' ')}\n`);
    const target = join(part, 'package');
    await run('python3', ['-m', 'pip', 'install', '--quiet', '--no-deps', '--only-binary', ':all:', '--require-hashes', '--disable-pip-version-check', '--target', target, '-r', requirements]);
    // Another run of the tests may have been faster.
    await rename(target, folder).catch(() => undefined);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  const lines: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once('exit', () => { reject(new Error(`The server ended: ${lines.slice(-5).join('\n')}`)); });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      const address = /^listening at (http:\S+)/u.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
  }
  return promise;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}

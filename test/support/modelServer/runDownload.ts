import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DownloadRequest } from '../../../src/host/models/download/downloadRequest.ts';

const SCRIPT = fileURLToPath(new URL('./downloadProcess.ts', import.meta.url));

/** A download in a process of its own. */
export interface RunningDownload {
  /** Resolves when it says that it waits for somebody. */
  readonly waiting: Promise<void>;
  /** Its result, when it has ended by itself. */
  result(): Promise<unknown>;
  /** Ends it by SIGKILL, and resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts a download in a process of its own. */
export function runDownload(request: DownloadRequest, env: Readonly<Record<string, string>> = {}): RunningDownload {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(request)], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  let output = '';
  let isWaiting: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (isWaiting = resolve));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.includes('waiting')) isWaiting();
  });
  const ended = once(child, 'close');
  return {
    waiting,
    result: async () => {
      await ended;
      const result: unknown = JSON.parse(output.trim().split('\n').at(-1) ?? '');
      return result;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

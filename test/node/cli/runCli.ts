import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a run of the command line came to. */
export interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command line. */
export const CLI = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli.mjs');

/** Runs the built command line to its end; `env` is added to the environment. */
export async function runCli(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): Promise<CliRun> {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: 'pipe', env: { ...process.env, ...env } });
  const ended = once(child, 'close');
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return { status: child.exitCode, stdout, stderr };
}

/** Runs it until its output holds a text, then sends a signal. */
export async function interruptCli(args: readonly string[], when: string): Promise<CliRun> {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: 'pipe' });
  const ended = once(child, 'close');
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const waiting = !stdout.includes(when);
    stdout += chunk.toString();
    // A second interrupt would end the process at once.
    if (waiting && stdout.includes(when)) child.kill('SIGINT');
  });
  const stderr = await text(child.stderr);
  await ended;
  return { status: child.exitCode, stdout, stderr };
}

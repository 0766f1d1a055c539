import { spawn } from 'node:child_process';

/** Settings of one command. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `inherit` shows the output as it comes; `onFailure` keeps it and shows it only when the command fails. */
  readonly output?: 'inherit' | 'onFailure';
}

/** Runs a command to its end. Throws when it cannot start or its exit status is not 0. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<void> {
  const output = options.output ?? 'onFailure';
  const { code, text } = await start(command, args, options, output);
  if (code === 0) return;
  throw new Error(`${[command, ...args].join(' ')} ended with status ${code ?? 'none'}.\n${text}`);
}

/** Runs a command with its output shown, and returns its exit status: 1 when it was ended by a signal. */
export async function exitStatus(command: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  const { code } = await start(command, args, options, 'inherit');
  return code ?? 1;
}

function start(command: string, args: readonly string[], options: RunOptions, output: 'inherit' | 'onFailure'): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const stop = (): void => {
      child.kill();
    };
    process.once('exit', stop);
    let text = '';
    const keep = (chunk: Buffer): void => {
      text += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      process.removeListener('exit', stop);
      resolve({ code, text });
    });
  });
}

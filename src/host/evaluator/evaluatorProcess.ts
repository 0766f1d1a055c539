import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter, type MessageConnection } from 'vscode-jsonrpc/node';

/** How a process ended. */
export interface ExitInfo {
  readonly signal: string | null;
  readonly exitCode: number | null;
}

/** A running child with its connection. */
export interface EvaluatorProcess {
  readonly connection: MessageConnection;
  /** Resolves when the process is gone and every pending request was rejected; never rejects. */
  readonly exited: Promise<ExitInfo>;
  readonly running: () => boolean;
  /** Ends the process: asks first, forces after `graceMs`; resolves when it is gone. */
  stop(graceMs: number): Promise<ExitInfo>;
}

/** Opens the connection to a forked child and watches over its end. */
export function connectProcess(child: ChildProcess, onLog: (line: string) => void): EvaluatorProcess {
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.onError(([error]) => {
    onLog(`evaluator connection: ${error.message}`);
  });
  connection.listen();
  forwardLines(child.stdout, onLog);
  forwardLines(child.stderr, onLog);
  let running = true;
  const exited = exitOf(child).then((info) => {
    running = false;
    // Without this, requests without an answer would wait for ever.
    connection.dispose();
    return info;
  });
  const stop = async (graceMs: number): Promise<ExitInfo> => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
    try {
      return await exited;
    } finally {
      clearTimeout(force);
    }
  };
  return { connection, exited, running: () => running, stop };
}

function exitOf(child: ChildProcess): Promise<ExitInfo> {
  return new Promise((resolve) => {
    child.once('exit', (exitCode, signal) => {
      resolve({ exitCode, signal });
    });
    // A child that could not be started has no exit; later errors come with one.
    child.once('error', () => {
      if (child.pid === undefined) resolve({ exitCode: null, signal: null });
    });
  });
}

/** A child that could not be started for want of file descriptors has no streams at all, whatever its type says. */
function forwardLines(stream: Readable | null | undefined, onLog: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', onLog);
}

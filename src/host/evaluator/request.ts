import { setTimeout as delay } from 'node:timers/promises';
import { CancellationTokenSource, type CancellationToken } from 'vscode-jsonrpc/node';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import { err, type Result } from '../../core/support/result.ts';
import type { EvaluatorProcess } from './evaluatorProcess.ts';

/** How long a request that was cancelled, or that frees the model, may take to answer before its process is ended. */
const CANCEL_GRACE_MS = 1000;

/**
 * Sends a request whose answer is a result. An aborted `signal` cancels it; a child that does not stop within a second
 * is ended. A child that dies is a `crashed` failure. Rejects only for bugs: an exception in the child's handler.
 */
export async function sendCancellable<T>(
  process: EvaluatorProcess,
  send: (token: CancellationToken) => Promise<Result<T, EvaluatorFailure>>,
  signal: AbortSignal,
  end: () => Promise<void>,
): Promise<Result<T, EvaluatorFailure>> {
  if (signal.aborted) return err({ kind: 'cancelled' });
  if (!process.running()) return err(crashed(await process.exited));
  const source = new CancellationTokenSource();
  const answered = new AbortController();
  const cancel = (): void => {
    source.cancel();
    void endAfterGrace(answered.signal, end);
  };
  signal.addEventListener('abort', cancel);
  try {
    return await send(source.token);
  } catch (error) {
    const exit = await exitOrBug(process, error);
    return err(isAborted(signal) ? { kind: 'cancelled' } : crashed(exit));
  } finally {
    answered.abort();
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

function crashed({ signal, exitCode }: { readonly signal: string | null; readonly exitCode: number | null }): EvaluatorFailure {
  return { kind: 'crashed', signal, exitCode };
}

/** Apart, because the compiler takes a signal that was not aborted once for one that never will be. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Calls `end` after a second, unless `answered` aborts before. */
export async function endAfterGrace(answered: AbortSignal, end: () => Promise<void>): Promise<void> {
  try {
    await delay(CANCEL_GRACE_MS, undefined, { signal: answered });
  } catch {
    return;
  }
  await end();
}

/** A closed channel is noticed a moment before the exit; an error of a living process is a bug. */
async function exitOrBug(process: EvaluatorProcess, error: unknown): Promise<{ readonly signal: string | null; readonly exitCode: number | null }> {
  const alive = new AbortController();
  const stillAlive = delay(CANCEL_GRACE_MS, null, { signal: alive.signal }).catch(() => null);
  const exit = await Promise.race([process.exited, stillAlive]);
  alive.abort();
  if (exit === null) throw error;
  return exit;
}

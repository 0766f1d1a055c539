import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { HistoryNotice } from '../../../core/history/historyNotice.ts';
import type { HistoryFailure, TextStorage } from '../../../core/history/historyStore.ts';
import { assertNever } from '../../../core/support/assertNever.ts';
import { err, type Err } from '../../../core/support/result.ts';
import type { CallArguments, CallResults, FromWorker, HistoryAnswer, HistoryCall, HistoryMethod, ToWorker } from './historyMessages.ts';

export interface HistoryWorkerOptions {
  /** The file that the thread runs. */
  readonly workerPath: string;
  /** The database file. */
  readonly path: string;
  readonly onNotice: (notice: HistoryNotice) => void;
  /** Told why the thread died, when that took answers with it. */
  readonly onLoss: (failure: HistoryFailure) => void;
  /** Limits of the memory of the thread; default: those of Node. */
  readonly resourceLimits?: ResourceLimits;
}

/** A call that waits for its answer. */
interface Waiting {
  readonly answer: (answer: HistoryAnswer) => void;
  readonly throw: (error: unknown) => void;
  readonly fail: (failure: HistoryFailure) => void;
}

function isAnswerOf<M extends HistoryMethod>(answer: { readonly method: HistoryMethod }, method: M): answer is HistoryAnswer<M> {
  return answer.method === method;
}

/** A running worker thread with the calls that it has not answered yet. */
export class HistoryWorker {
  /** Resolves when the thread is gone and every call was settled; never rejects. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;
  readonly #onNotice: (notice: HistoryNotice) => void;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onLoss: (failure: HistoryFailure) => void;
  #calls = 0;
  #running = true;
  #cause: string | null = null;

  constructor({ workerPath, path, onNotice, onLoss, resourceLimits = {} }: HistoryWorkerOptions) {
    this.#onNotice = onNotice;
    this.#onLoss = onLoss;
    this.#worker = new Worker(workerPath, { name: 'history', argv: [path], resourceLimits });
    this.#worker.on('message', (message: FromWorker) => {
      this.#receive(message);
    });
    // What the thread did not catch; its end comes next.
    this.#worker.on('error', (error) => (this.#cause = error instanceof Error ? error.message : String(error)));
    this.ended = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#end(this.#cause ?? `exit code ${code}`);
        resolve();
      });
    });
  }

  get running(): boolean {
    return this.#running;
  }

  /** Asks the thread; `unavailable` when it ends before it answers. Rejects when the call threw there. */
  call<M extends HistoryMethod>(method: M, args: CallArguments[M], textStorage: TextStorage): Promise<CallResults[M] | Err<HistoryFailure>> {
    const id = this.#calls++;
    const call: HistoryCall<M> = { kind: 'call', id, method, args, textStorage };
    return new Promise((resolve, reject) => {
      this.#post(call);
      this.#waiting.set(id, {
        answer: (answer) => {
          if (isAnswerOf(answer, method)) resolve(answer.result);
        },
        throw: reject,
        fail: (failure) => {
          resolve(err(failure));
        },
      });
    });
  }

  /** Lets the thread end once it has answered. */
  close(): void {
    this.#post({ kind: 'close' });
  }

  #post<M extends HistoryMethod>(message: ToWorker<M>): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'notice':
        this.#onNotice(message.notice);
        break;
      case 'answer':
        this.#take(message.id)?.answer(message);
        break;
      case 'thrown':
        this.#take(message.id)?.throw(message.error);
        break;
      default:
        assertNever(message);
    }
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #end(cause: string): void {
    this.#running = false;
    if (this.#waiting.size === 0) return;
    const failure: HistoryFailure = { kind: 'unavailable', detail: `the thread that keeps it ended (${cause}); the next use starts it again` };
    for (const waiting of this.#waiting.values()) waiting.fail(failure);
    this.#waiting.clear();
    this.#onLoss(failure);
  }
}

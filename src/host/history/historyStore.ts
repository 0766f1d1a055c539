import { setTimeout as delay } from 'node:timers/promises';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryNotice } from '../../core/history/historyNotice.ts';
import type { HistoryFailure, HistoryPage, HistoryQuery, HistoryStore } from '../../core/history/historyStore.ts';
import type { Result } from '../../core/support/result.ts';
import type { ConnectionOptions } from './connection.ts';
import type { HistoryDatabase } from './historyDatabase.ts';
import { KeptOpen } from './keptOpen.ts';
import { salvage } from './salvage.ts';

export interface HistoryStoreOptions extends ConnectionOptions {
  /** Told of what the owner of the history should hear of. Called during calls of the store, never before the first. */
  readonly onNotice: (notice: HistoryNotice) => void;
  /** Longest time that a call waits for other processes before it fails as `busy`, in ms. */
  readonly busyMs?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

const DEFAULT_BUSY_MS = 10_000;

/** Longest pause between two tries, in ms; half of it is random, so that waiting processes do not march in step. */
const PAUSE_MS = 40;

/** The port over a `KeptOpen`: waits for other processes without holding up the event loop. */
class SqliteHistoryStore implements HistoryStore {
  readonly #kept: KeptOpen;
  readonly #busyMs: number;
  readonly #now: () => number;

  constructor({ busyMs = DEFAULT_BUSY_MS, now = Date.now, ...options }: HistoryStoreOptions) {
    this.#kept = new KeptOpen({ ...options, now }, (setAside) => {
      void salvage({ ...options, path: setAside }, this).then((notice) => {
        if (notice !== null) options.onNotice(notice);
      });
    });
    this.#busyMs = busyMs;
    this.#now = now;
  }

  append(grade: Grade): Promise<Result<void, HistoryFailure>> {
    this.#kept.retry();
    return this.#run((database) => {
      database.append(grade);
    });
  }

  get(id: string): Promise<Result<Grade | null, HistoryFailure>> {
    return this.#run((database) => database.get(id));
  }

  list(query: HistoryQuery): Promise<Result<HistoryPage, HistoryFailure>> {
    return this.#run((database) => database.list(query));
  }

  latestForDocument(documentUri: string): Promise<Result<readonly Grade[], HistoryFailure>> {
    return this.#run((database) => database.latestForDocument(documentUri));
  }

  dismiss(id: string): Promise<Result<void, HistoryFailure>> {
    this.#kept.retry();
    return this.#run((database) => {
      database.dismiss(id, this.#now());
    });
  }

  version(): Promise<Result<number, HistoryFailure>> {
    return this.#run((database) => this.#kept.version(database));
  }

  close(): void {
    this.#kept.close();
  }

  async #run<T>(operation: (database: HistoryDatabase) => T): Promise<Result<T, HistoryFailure>> {
    const giveUpAt = performance.now() + this.#busyMs;
    for (;;) {
      const outcome = this.#kept.use(operation);
      if (outcome.ok || outcome.error.kind !== 'busy' || performance.now() >= giveUpAt) return outcome;
      await delay(PAUSE_MS * (0.5 + Math.random() / 2));
    }
  }
}

/** The history in a SQLite file. Nothing is opened, read or made before the first call. */
export function createHistoryStore(options: HistoryStoreOptions): HistoryStore {
  return new SqliteHistoryStore(options);
}

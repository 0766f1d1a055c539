import { setTimeout as delay } from 'node:timers/promises';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryNotice } from '../../core/history/historyNotice.ts';
import type { HistoryFilter, HistoryGroup, HistoryGrouping } from '../../core/history/historyFilter.ts';
import type {
  GradePage,
  HistoryCursor,
  HistoryFailure,
  HistoryPage,
  HistoryQuery,
  HistorySelection,
  HistoryStorage,
  HistoryStore,
  ImportCounts,
  LabelledGrade,
  LabelledRecord,
  TextStorage,
  TrendPoint,
} from '../../core/history/historyStore.ts';
import type { GradeLabel } from '../../core/history/label.ts';
import type { Result } from '../../core/support/result.ts';
import type { ConnectionOptions } from './connection.ts';
import { cleanUpIfOwed, deleteGrades, type Run } from './deletion.ts';
import type { HistoryDatabase } from './historyDatabase.ts';
import { importRecords } from './importRecords.ts';
import { KeptOpen } from './keptOpen.ts';
import { salvage } from './salvage.ts';

export interface HistoryStoreOptions extends ConnectionOptions {
  /** Told of what the owner of the history should hear of. Called during calls of the store, never before the first. */
  readonly onNotice: (notice: HistoryNotice) => void;
  /** Longest time that a call waits for other processes before it fails as `busy`, in ms. */
  readonly busyMs?: number;
  /** Whether the texts of a grade are kept; asked at each append and import. Default: `full`. */
  readonly textStorage?: () => TextStorage;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Longer than other processes that write without a pause on a busy machine keep one waiting; a grade took seconds to make. */
const DEFAULT_BUSY_MS = 30_000;

/** Longest pause between two tries, in ms; half of it is random, so that waiting processes do not march in step. */
const PAUSE_MS = 40;

/** The port over a `KeptOpen`: waits for other processes without holding up the event loop. */
class SqliteHistoryStore implements HistoryStore {
  readonly #kept: KeptOpen;
  readonly #busyMs: number;
  readonly #now: () => number;
  readonly #textStorage: () => TextStorage;
  readonly #path: string;
  readonly #step: Run = (operation) => this.#run(operation);
  #greeted = 0;
  #cleaning = false;

  constructor({ busyMs = DEFAULT_BUSY_MS, now = Date.now, textStorage = () => 'full', ...options }: HistoryStoreOptions) {
    this.#kept = new KeptOpen({ ...options, now }, (setAside) => {
      void salvage({ ...options, path: setAside }, this).then((notice) => {
        if (notice !== null) options.onNotice(notice);
      });
    });
    this.#busyMs = busyMs;
    this.#now = now;
    this.#textStorage = textStorage;
    this.#path = options.path;
  }

  append(grade: Grade): Promise<Result<void, HistoryFailure>> {
    return this.#write((database) => {
      database.append(grade, this.#textStorage());
    });
  }

  get(id: string): Promise<Result<Grade | null, HistoryFailure>> {
    return this.#run((database) => database.get(id));
  }

  list(query: HistoryQuery): Promise<Result<HistoryPage, HistoryFailure>> {
    return this.#run((database) => database.list(query));
  }

  groups(filter: HistoryFilter, by: HistoryGrouping): Promise<Result<readonly HistoryGroup[], HistoryFailure>> {
    return this.#run((database) => database.groups(filter, by));
  }

  trend(filter: HistoryFilter, limit: number): Promise<Result<readonly TrendPoint[], HistoryFailure>> {
    return this.#run((database) => database.trend(filter, limit));
  }

  labelled(filter: HistoryFilter): Promise<Result<readonly LabelledGrade[], HistoryFailure>> {
    return this.#run((database) => database.labelled(filter));
  }

  label(id: string, label: GradeLabel | null): Promise<Result<void, HistoryFailure>> {
    return this.#write((database) => {
      database.label(id, label);
    });
  }

  labelOf(id: string): Promise<Result<GradeLabel | null, HistoryFailure>> {
    return this.#run((database) => database.labelOf(id));
  }

  records(filter: HistoryFilter, limit: number, after: HistoryCursor | null): Promise<Result<GradePage, HistoryFailure>> {
    return this.#run((database) => database.records(filter, limit, after));
  }

  importRecords(records: readonly LabelledRecord[]): Promise<Result<ImportCounts, HistoryFailure>> {
    this.#kept.retry();
    return importRecords(this.#step, records, this.#textStorage);
  }

  delete(selection: HistorySelection): Promise<Result<number, HistoryFailure>> {
    this.#kept.retry();
    return deleteGrades(this.#step, selection);
  }

  storage(): Promise<Result<HistoryStorage, HistoryFailure>> {
    return this.#run((database) => database.storage(this.#path));
  }

  latestForDocument(documentUri: string): Promise<Result<readonly Grade[], HistoryFailure>> {
    return this.#run((database) => database.latestForDocument(documentUri));
  }

  dismiss(id: string): Promise<Result<void, HistoryFailure>> {
    return this.#write((database) => {
      database.dismiss(id, this.#now());
    });
  }

  version(): Promise<Result<number, HistoryFailure>> {
    return this.#run((database) => this.#kept.version(database));
  }

  close(): void {
    this.#kept.close();
  }

  async #write<T>(operation: (database: HistoryDatabase) => T): Promise<Result<T, HistoryFailure>> {
    this.#kept.retry();
    const outcome = await this.#run(operation);
    if (outcome.ok) void this.#cleanUpIfOwed();
    return outcome;
  }

  /** A history that was just opened may owe a clean-up. */
  #greet(): void {
    if (this.#kept.openings === this.#greeted) return;
    this.#greeted = this.#kept.openings;
    void this.#cleanUpIfOwed();
  }

  async #cleanUpIfOwed(): Promise<void> {
    if (this.#cleaning) return;
    this.#cleaning = true;
    await cleanUpIfOwed(this.#step);
    this.#cleaning = false;
  }

  async #run<T>(operation: (database: HistoryDatabase) => T): Promise<Result<T, HistoryFailure>> {
    const giveUpAt = performance.now() + this.#busyMs;
    for (;;) {
      const outcome = this.#kept.use(operation);
      if (outcome.ok || outcome.error.kind !== 'busy' || performance.now() >= giveUpAt) {
        this.#greet();
        return outcome;
      }
      await delay(PAUSE_MS * (0.5 + Math.random() / 2));
    }
  }
}

/** The history in a SQLite file. Nothing is opened, read or made before the first call. */
export function createHistoryStore(options: HistoryStoreOptions): HistoryStore {
  return new SqliteHistoryStore(options);
}

import type { HistoryAnalyses } from '../../../core/history/historyAnalyses.ts';
import type { HistoryFailure, HistoryStore, TextStorage } from '../../../core/history/historyStore.ts';
import { err, ok, type Err } from '../../../core/support/result.ts';
import type { CallArguments, CallResults, HistoryMethod } from './historyMessages.ts';
import { HistoryWorker, type HistoryWorkerOptions } from './historyWorker.ts';

export interface HistoryClientOptions extends Omit<HistoryWorkerOptions, 'onLoss'> {
  /** Whether the texts of a grade are kept; asked at each call. Default: `full`. */
  readonly textStorage?: () => TextStorage;
}

/** The history in a thread of its own, which also computes from it. */
export interface HistoryClient extends HistoryStore, HistoryAnalyses {
  /** Closes once every call has been answered; resolves when the thread is gone. Never rejects. */
  closed(): Promise<void>;
}

/** Versions of one worker stay below this in any use: 2048 openings of the file (see `KeptOpen`). */
const VERSIONS_PER_WORKER = 2 ** 43;
/** As many workers have versions of their own; more do not fit into a safe integer. */
const NUMBERED_WORKERS = 2 ** 10;

/** Starts a worker at the first call, and another one at the first call after that one died. */
class WorkerKeeper {
  readonly #options: HistoryClientOptions;
  #worker: HistoryWorker | null = null;
  #started = 0;
  #closed = false;
  /** The loss that was told last; one that comes again with no answer in between is not told again. */
  #told = '';

  constructor(options: HistoryClientOptions) {
    this.#options = options;
  }

  async call<M extends HistoryMethod>(method: M, ...args: CallArguments[M]): Promise<CallResults[M] | Err<HistoryFailure>> {
    if (this.#closed) return err({ kind: 'unavailable', detail: 'the history was closed' });
    const result = await this.#running().call(method, args, this.#options.textStorage?.() ?? 'full');
    if (result.ok) this.#told = '';
    return result;
  }

  /** A new worker counts from the start: its versions must not look like those of the one before. */
  async version(): Promise<CallResults['version']> {
    const asked = this.call('version');
    const worker = this.#started % NUMBERED_WORKERS;
    const version = await asked;
    return version.ok ? ok(version.value + worker * VERSIONS_PER_WORKER) : version;
  }

  close(): void {
    if (!this.#closed && this.#worker?.running === true) this.#worker.close();
    this.#closed = true;
  }

  async ended(): Promise<void> {
    await this.#worker?.ended;
  }

  #running(): HistoryWorker {
    if (this.#worker?.running === true) return this.#worker;
    this.#started++;
    this.#worker = new HistoryWorker({
      ...this.#options,
      onLoss: (failure) => {
        if (failure.detail !== this.#told) this.#options.onNotice({ kind: 'unavailable', failure });
        this.#told = failure.detail;
      },
    });
    return this.#worker;
  }
}

/**
 * The history with its database in a worker thread, so that no call holds up this one. Nothing is started before the first call. Calls
 * begin in their order. When the thread dies, calls without an answer are `unavailable`, and none is sent again on its own: a write may
 * have been done. The next call starts a new thread.
 */
export function createHistoryClient(options: HistoryClientOptions): HistoryClient {
  const keeper = new WorkerKeeper(options);
  return {
    append: (grade) => keeper.call('append', grade),
    get: (id) => keeper.call('get', id),
    list: (query) => keeper.call('list', query),
    groups: (filter, by) => keeper.call('groups', filter, by),
    trend: (filter, limit) => keeper.call('trend', filter, limit),
    labelled: (filter) => keeper.call('labelled', filter),
    label: (id, label) => keeper.call('label', id, label),
    labelOf: (id) => keeper.call('labelOf', id),
    records: (filter, limit, after) => keeper.call('records', filter, limit, after),
    importRecords: (records) => keeper.call('importRecords', records),
    delete: (selection) => keeper.call('delete', selection),
    storage: () => keeper.call('storage'),
    latestForDocument: (documentUri) => keeper.call('latestForDocument', documentUri),
    dismiss: (id) => keeper.call('dismiss', id),
    trendOfFilter: (filter) => keeper.call('trendOfFilter', filter),
    trust: () => keeper.call('trust'),
    version: () => keeper.version(),
    close: () => {
      keeper.close();
    },
    closed: () => {
      keeper.close();
      return keeper.ended();
    },
  };
}

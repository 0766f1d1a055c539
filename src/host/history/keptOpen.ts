import { statSync } from 'node:fs';
import type { HistoryFailure } from '../../core/history/historyStore.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import type { HistoryDatabase } from './historyDatabase.ts';
import { openHistory, type OpenOptions } from './openHistory.ts';
import { setAsideIfDamaged } from './setAside.ts';
import { toProblem, type StoreProblem } from './sqliteFailure.ts';

/** Opening again cures a replaced or damaged file at once; more tries would only turn in a circle. */
const MAX_OPENINGS = 3;

/** Versions of one opening stay far below this. */
const VERSIONS_PER_OPENING = 2 ** 32;

const REPLACED = 'the history file was replaced';

type State =
  | { readonly kind: 'unopened' }
  | { readonly kind: 'open'; readonly database: HistoryDatabase; readonly file: string }
  | { readonly kind: 'failed'; readonly failure: HistoryFailure }
  | { readonly kind: 'closed' };

/** Which file lies there; changes when it is renamed away, deleted or replaced. */
function fileAt(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats === undefined ? 'none' : `${stats.dev}:${stats.ino}`;
}

/** Opens the history on first use and keeps it open on the file that lies at the path, whatever happens to that file. */
export class KeptOpen {
  readonly #options: OpenOptions;
  readonly #onRecovered: (setAside: string) => void;
  #state: State = { kind: 'unopened' };
  #openings = 0;
  #lastFailure = '';

  constructor(options: OpenOptions, onRecovered: (setAside: string) => void) {
    this.#options = options;
    this.#onRecovered = onRecovered;
  }

  /** Runs an operation on the open history; `busy` is worth another try a little later. */
  use<T>(operation: (database: HistoryDatabase) => T): Result<T, HistoryFailure> {
    for (let tries = 1; ; tries++) {
      const outcome = this.#tryOnce(operation);
      if (outcome.ok) return outcome;
      const problem = outcome.error;
      if (problem.kind !== 'corrupt' && problem.kind !== 'reopen') return err(problem);
      if (tries === MAX_OPENINGS) return err({ kind: 'unavailable', detail: problem.detail });
      this.#leave(problem.kind);
    }
  }

  /** Changes with each commit of any process and with each opening. */
  version(database: HistoryDatabase): number {
    return this.#openings * VERSIONS_PER_OPENING + database.version();
  }

  /** How often a file was opened. */
  get openings(): number {
    return this.#openings;
  }

  /** After a failed opening: the next use tries again. */
  retry(): void {
    if (this.#state.kind === 'failed') this.#state = { kind: 'unopened' };
  }

  close(): void {
    if (this.#state.kind === 'open') this.#state.database.close();
    this.#state = { kind: 'closed' };
  }

  #tryOnce<T>(operation: (database: HistoryDatabase) => T): Result<T, StoreProblem> {
    const opened = this.#database();
    if (!opened.ok) return opened;
    try {
      const result = operation(opened.value);
      // Renamed away meanwhile, it may have gone into the file set aside: operations bear to be done twice.
      return this.#isCurrent() ? ok(result) : err({ kind: 'reopen', detail: REPLACED });
    } catch (error) {
      return err(toProblem(error));
    }
  }

  #database(): Result<HistoryDatabase, StoreProblem> {
    const state = this.#state;
    switch (state.kind) {
      case 'closed':
        return err({ kind: 'unavailable', detail: 'the history was closed' });
      case 'failed':
        return err(state.failure);
      case 'open':
        return this.#isCurrent() ? ok(state.database) : err({ kind: 'reopen', detail: REPLACED });
      case 'unopened':
        return this.#open();
    }
  }

  #isCurrent(): boolean {
    return this.#state.kind === 'open' && this.#state.file === fileAt(this.#options.path);
  }

  #open(): Result<HistoryDatabase, StoreProblem> {
    const opened = openHistory(this.#options);
    if (!opened.ok) return this.#openingFailed(opened.error);
    const { database, recoveredFrom } = opened.value;
    this.#openings++;
    this.#lastFailure = '';
    this.#state = { kind: 'open', database, file: fileAt(this.#options.path) };
    if (recoveredFrom !== null) this.#onRecovered(recoveredFrom);
    return ok(database);
  }

  /** A busy file is tried again; any other failure stays until `retry`, and is told once. */
  #openingFailed(problem: StoreProblem): Result<never, StoreProblem> {
    if (problem.kind === 'busy' || problem.kind === 'corrupt' || problem.kind === 'reopen') return err(problem);
    this.#state = { kind: 'failed', failure: problem };
    const told = JSON.stringify(problem);
    if (told !== this.#lastFailure) this.#options.onNotice({ kind: 'unavailable', failure: problem });
    this.#lastFailure = told;
    return err(problem);
  }

  /** Lets go of a file that is no longer the one to use; a damaged one is renamed aside. */
  #leave(why: 'corrupt' | 'reopen'): void {
    if (this.#state.kind === 'open') this.#state.database.close();
    this.#state = { kind: 'unopened' };
    if (why === 'corrupt') this.#setAside();
  }

  #setAside(): void {
    try {
      const aside = setAsideIfDamaged(this.#options, new Date(this.#options.now()));
      if (aside === null) return;
      this.#options.onNotice({ kind: 'recovered', setAside: aside.path, detail: aside.detail });
      this.#onRecovered(aside.path);
    } catch (error) {
      const problem = toProblem(error);
      this.#openingFailed(problem.kind === 'corrupt' ? { kind: 'unavailable', detail: problem.detail } : problem);
    }
  }
}

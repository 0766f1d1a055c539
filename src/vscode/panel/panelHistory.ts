import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { GradeSummary, HistoryFailure, HistoryStore } from '../../core/history/historyStore.ts';
import type { PanelState } from '../../protocol/panelProtocol.ts';


const PAGE = 100;

/** The part of the history that the panel shows: a search, and as many pages as were asked for. */
export class PanelHistory {
  readonly #store: HistoryStore;
  #search = '';
  #wanted = PAGE;
  #grades: readonly GradeSummary[] = [];
  #total = 0;
  #problem: string | null = null;

  constructor(store: HistoryStore) {
    this.#store = store;
  }

  get state(): PanelState['history'] {
    return {
      grades: this.#grades,
      total: this.#total,
      search: this.#search,
      hasMore: this.#grades.length < this.#total,
      problem: this.#problem,
    };
  }

  async search(text: string): Promise<void> {
    this.#search = text;
    this.#wanted = PAGE;
    await this.reload();
  }

  async loadMore(): Promise<void> {
    // A page of the store holds at most 1000 grades.
    this.#wanted = Math.min(1000, this.#wanted + PAGE);
    await this.reload();
  }

  async reload(): Promise<void> {
    const search = this.#search.trim();
    const page = await this.#store.list({ limit: this.#wanted, ...(search === '' ? {} : { search }) });
    if (!page.ok) {
      this.report(page.error);
      return;
    }
    this.#grades = page.value.grades;
    this.#total = page.value.total;
    this.#problem = null;
  }

  /** Says a failure in the panel until the history can be read again. */
  report(failure: HistoryFailure): void {
    this.#problem = historyFailureMessage(failure);
  }
}

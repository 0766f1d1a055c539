import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { GradeSummary, HistoryCursor, HistoryFailure, HistoryStore } from '../../core/history/historyStore.ts';
import type { PanelState } from '../../protocol/panelProtocol.ts';


const PAGE = 100;

/** The part of the history that the panel shows: a search, and as many pages as were asked for. */
export class PanelHistory {
  readonly #store: HistoryStore;
  #search = '';
  #wanted = PAGE;
  #grades: readonly GradeSummary[] = [];
  #total = 0;
  #hasMore = false;
  #problem: string | null = null;
  #reloads = 0;

  constructor(store: HistoryStore) {
    this.#store = store;
  }

  get state(): PanelState['history'] {
    return {
      grades: this.#grades,
      total: this.#total,
      search: this.#search,
      hasMore: this.#hasMore,
      problem: this.#problem,
    };
  }

  async search(text: string): Promise<void> {
    this.#search = text;
    this.#wanted = PAGE;
    await this.reload();
  }

  async loadMore(): Promise<void> {
    this.#wanted = this.#grades.length + PAGE;
    await this.reload();
  }

  /** Reads anew as many grades as are on show. A later reload overtakes: an earlier one then changes nothing. */
  async reload(): Promise<void> {
    const reload = ++this.#reloads;
    const grades: GradeSummary[] = [];
    let page = await this.#page(null);
    for (;;) {
      if (reload !== this.#reloads) return;
      if (!page.ok) {
        this.report(page.error);
        return;
      }
      grades.push(...page.value.grades);
      const { next, total } = page.value;
      this.#total = total;
      this.#hasMore = next !== null;
      if (next === null || grades.length >= this.#wanted) break;
      page = await this.#page(next);
    }
    this.#grades = grades;
    this.#problem = null;
  }

  #page(after: HistoryCursor | null): ReturnType<HistoryStore['list']> {
    const search = this.#search.trim();
    return this.#store.list({ limit: PAGE, ...(after === null ? {} : { after }), ...(search === '' ? {} : { search }) });
  }

  /** Says a failure in the panel until the history can be read again. */
  report(failure: HistoryFailure): void {
    this.#problem = historyFailureMessage(failure);
  }
}

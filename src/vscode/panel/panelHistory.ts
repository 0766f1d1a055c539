import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { GradeSummary, HistoryFailure, HistoryQuery, HistoryStore } from '../../core/history/historyStore.ts';
import { ok, type Result } from '../../core/support/result.ts';
import type { HistoryMessage, HistoryRequest, HistoryShown, HistoryState } from '../../protocol/historyProtocol.ts';
import type { HistorySettings } from '../support/settings.ts';
import { EMPTY_FACETS, readOverview, storageView, type Overview } from './historyOverview.ts';
import { shownGroups, type ShownGroup } from './shownGroups.ts';

/** What the list of the panel is made of. */
export interface PanelHistoryParts {
  readonly store: HistoryStore;
  /** The shown name of a document. */
  readonly documentName: (uri: string) => string;
  readonly settings: () => HistorySettings;
}

type RowsRequest = Extract<HistoryRequest, { type: 'history-rows' }>;
type RowsMessage = Extract<HistoryMessage, { type: 'history-rows' }>;

/** Everything that one look into the history gave. */
interface Reading {
  readonly shown: HistoryShown;
  readonly storeVersion: number;
  readonly overview: Overview;
  readonly groups: readonly ShownGroup[];
  readonly firstRows: readonly GradeSummary[];
}

/** Rows that come with the state. */
const FIRST_ROWS = 100;
/** The most rows of one answer. */
const MOST_ROWS = 200;

/** The history as the panel shows it: groups and first rows at once, the other rows when the page asks for them. */
export class PanelHistory {
  readonly #parts: PanelHistoryParts;
  #asked: HistoryShown = { filter: {}, sort: 'newest', groupBy: null };
  #reading: Reading | null = null;
  #version = 0;
  #problem: string | null = null;
  #reloads = 0;

  constructor(parts: PanelHistoryParts) {
    this.#parts = parts;
  }

  get state(): HistoryState {
    // What is shown is what was read: a filter never stands over the groups of another.
    const { shown = this.#asked, groups = [], firstRows = [], overview } = this.#reading ?? {};
    const views = groups.map(({ view }) => view);
    return {
      shown,
      version: this.#version,
      groups: views,
      firstRows,
      matching: views.reduce((sum, { count }) => sum + count, 0),
      stored: overview?.stored ?? 0,
      facets: overview?.facets ?? EMPTY_FACETS,
      storage: overview === undefined ? null : storageView(overview.storage, this.#parts.settings()),
      problem: this.#problem,
    };
  }

  async show(shown: HistoryShown): Promise<void> {
    this.#asked = shown;
    await this.reload();
  }

  /** Whether nothing was written since the last look. */
  async isCurrent(): Promise<boolean> {
    const version = await this.#parts.store.version();
    return version.ok && version.value === this.#reading?.storeVersion;
  }

  /** Looks anew. A later look overtakes: an earlier one then changes nothing. */
  async reload(): Promise<void> {
    const reload = ++this.#reloads;
    const asked = this.#asked;
    const reading = await this.#read(asked);
    if (reload !== this.#reloads) return;
    this.#problem = reading.ok ? null : historyFailureMessage(reading.error);
    if (reading.ok) this.#reading = reading.value;
    else if (this.#reading === null || this.#reading.shown === asked) return;
    // It was asked for and cannot be read: there is nothing to show under it.
    else this.#reading = { ...this.#reading, shown: asked, groups: [], firstRows: [] };
    this.#version++;
  }

  /** The rows that the page asks for; null when it does not know yet what the list has become. */
  async rows({ version, group, start, count }: RowsRequest): Promise<RowsMessage | null> {
    const { shown, groups = [] } = this.#reading ?? {};
    const found = groups.find(({ view }) => view.key === group);
    if (version !== this.#version || shown === undefined || found === undefined) return null;
    const page = await this.#parts.store.list(this.#query(found, shown, Math.min(count, MOST_ROWS), start));
    if (version !== this.#version) return null;
    if (page.ok) return { type: 'history-rows', version, group, start, rows: page.value.grades };
    this.report(page.error);
    return null;
  }

  /** Says a failure in the panel until the history can be read again. */
  report(failure: HistoryFailure): void {
    this.#problem = historyFailureMessage(failure);
  }

  async #read(shown: HistoryShown): Promise<Result<Reading, HistoryFailure>> {
    const { store, documentName } = this.#parts;
    // First: what is written while the rest is read makes this reading out of date.
    const version = await store.version();
    if (!version.ok) return version;
    const known = this.#reading?.storeVersion === version.value ? this.#reading.overview : null;
    const overview = known === null ? await readOverview(store, documentName) : ok(known);
    if (!overview.ok) return overview;
    const groups = await store.groups(shown.filter, shown.groupBy ?? 'evaluator');
    if (!groups.ok) return groups;
    const views = shownGroups(shown, groups.value, documentName);
    const first = await this.#firstRows(views[0], shown);
    return first.ok ? ok({ shown, storeVersion: version.value, overview: overview.value, groups: views, firstRows: first.value }) : first;
  }

  async #firstRows(group: ShownGroup | undefined, shown: HistoryShown): Promise<Result<readonly GradeSummary[], HistoryFailure>> {
    if (group === undefined || group.view.count === 0) return ok([]);
    const page = await this.#parts.store.list(this.#query(group, shown, FIRST_ROWS, 0));
    return page.ok ? ok(page.value.grades) : page;
  }

  #query({ filter }: ShownGroup, { sort }: HistoryShown, limit: number, offset: number): HistoryQuery {
    return { ...filter, sort, limit, offset };
  }
}

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { HistoryFilter, HistoryGroup, HistoryGrouping } from '../../../../src/core/history/historyFilter.ts';
import type { GradeSummary, HistoryQuery, HistoryStore } from '../../../../src/core/history/historyStore.ts';
import { err, ok } from '../../../../src/core/support/result.ts';
import { PanelHistory } from '../../../../src/vscode/panel/panelHistory.ts';

/** A history of three grades in two files. It answers the list at once, or when the test says so. */
class SmallHistory {
  version = 1;
  readonly listed: HistoryQuery[] = [];
  readonly grouped: (readonly [HistoryFilter, HistoryGrouping])[] = [];
  held: Promise<void> = Promise.resolve();
  fails = false;

  readonly store: HistoryStore = {
    version: () => Promise.resolve(this.fails ? err({ kind: 'busy', detail: 'held' }) : ok(this.version)),
    storage: () => Promise.resolve(ok({ path: '/history.sqlite', bytes: 4096, grades: 3, labels: 1, withTexts: 3 })),
    groups: (filter, by) => {
      this.grouped.push([filter, by]);
      return Promise.resolve(ok(by === 'document' ? [group('file:///b.md', 2, 2, 4), group(null, 1, 0, null)] : [group('model', 2, 1, 3), group(null, 1, 1, 5)]));
    },
    list: async (query) => {
      this.listed.push(query);
      await this.held;
      return ok({ grades: [summary(query.search ?? 'first')], next: null, total: 3 });
    },
    ...unused(),
  };
}

describe('PanelHistory', () => {
  it('shows an ungrouped list as one group, with the first rows and what there is to filter by', async () => {
    const { history, small } = panelHistory();
    await history.reload();
    const { groups, firstRows, facets, matching, stored, storage, problem } = history.state;
    assert.deepEqual(groups, [{ key: 'all', label: '', count: 3, meanExpected: 4 }]);
    assert.deepEqual(firstRows.map(({ id }) => id), ['first']);
    assert.deepEqual(facets.documents, [{ value: 'file:///b.md', label: '<file:///b.md>', count: 2 }, { value: null, label: 'No file', count: 1 }]);
    assert.deepEqual([matching, stored, storage?.bytes, storage?.retentionDays, problem], [3, 3, 4096, 30, null]);
    assert.deepEqual(small.listed, [{ sort: 'newest', limit: 100, offset: 0 }]);
  });

  it('asks for the rows of a group with the filter of that group, at most 200', async () => {
    const { history, small } = panelHistory();
    await history.show({ filter: { search: 'kind' }, sort: 'lowest', groupBy: 'document' });
    const [, second] = history.state.groups;
    assert.deepEqual(second, { key: 'null', label: 'No file', count: 1, meanExpected: null });
    const { version } = history.state;
    const message = await history.rows({ type: 'history-rows', version, group: 'null', start: 40, count: 5000 });
    assert.deepEqual(small.listed.at(-1), { search: 'kind', documentUri: null, sort: 'lowest', limit: 200, offset: 40 });
    assert.deepEqual(message, { type: 'history-rows', version, group: 'null', start: 40, rows: [summary('kind')] });
  });

  it('does not answer for rows of another version, of no group, or of a list that changed while it was read', async () => {
    const { history, small } = panelHistory();
    await history.reload();
    const { version } = history.state;
    const rows = (group: string, of: number): ReturnType<PanelHistory['rows']> => history.rows({ type: 'history-rows', version: of, group, start: 0, count: 1 });
    assert.equal(await rows('all', version - 1), null);
    assert.equal(await rows('none', version), null);
    const held = Promise.withResolvers<undefined>();
    small.held = held.promise;
    const late = rows('all', version);
    small.held = Promise.resolve();
    await history.reload();
    held.resolve(undefined);
    assert.equal(await late, null);
    assert.notEqual((await rows('all', history.state.version)), null);
  });

  it('shows the last search, whichever is answered last', async () => {
    const { history, small } = panelHistory();
    const held = Promise.withResolvers<undefined>();
    small.held = held.promise;
    const older = history.show({ filter: { search: 'older' }, sort: 'newest', groupBy: null });
    while (small.listed.length === 0) await Promise.resolve();
    small.held = Promise.resolve();
    await history.show({ filter: { search: 'newer' }, sort: 'newest', groupBy: null });
    held.resolve(undefined);
    await older;
    assert.deepEqual(history.state.firstRows.map(({ id }) => id), ['newer']);
    assert.equal(history.state.shown.filter.search, 'newer');
  });

  it('never shows a filter over the groups of another: not while it is read, nor when that fails', async () => {
    const { history, small } = panelHistory();
    await history.reload();
    const shown = { filter: { search: 'kind' }, sort: 'newest', groupBy: null } as const;
    const asked = history.show(shown);
    assert.deepEqual([history.state.shown.filter, history.state.matching], [{}, 3]);
    await asked;
    assert.equal(history.state.shown, shown);
    small.fails = true;
    const { version } = history.state;
    await history.show({ ...shown, filter: { search: 'rude' } });
    assert.deepEqual([history.state.shown.filter, history.state.matching, history.state.firstRows], [{ search: 'rude' }, 0, []]);
    assert.notEqual(history.state.version, version);
  });

  it('looks for what there is to filter by only when something was written', async () => {
    const { history, small } = panelHistory();
    assert.equal(await history.isCurrent(), false);
    await history.reload();
    assert.equal(await history.isCurrent(), true);
    const before = small.grouped.length;
    await history.show({ filter: { scores: [1] }, sort: 'newest', groupBy: null });
    assert.equal(small.grouped.length, before + 1);
    small.version = 2;
    assert.equal(await history.isCurrent(), false);
    await history.reload();
    assert.equal(small.grouped.length, before + 5);
  });

  it('keeps what it shows when the history fails, says so, and is itself again later', async () => {
    const { history, small } = panelHistory();
    await history.reload();
    small.fails = true;
    await history.reload();
    assert.match(history.state.problem ?? '', /busy for too long/);
    assert.equal(history.state.matching, 3);
    small.fails = false;
    await history.reload();
    assert.equal(history.state.problem, null);
  });
});

function panelHistory(): { readonly history: PanelHistory; readonly small: SmallHistory } {
  const small = new SmallHistory();
  return { small, history: new PanelHistory({ store: small.store, documentName: (uri) => `<${uri}>`, settings: () => ({ textStorage: 'full', retentionDays: 30 }) }) };
}

function group(key: string | null, count: number, graded: number, meanExpected: number | null): HistoryGroup {
  return { key, count, graded, meanExpected, newestAt: 1 };
}

function unused(): Omit<HistoryStore, 'version' | 'storage' | 'groups' | 'list'> {
  const fail = (): never => assert.fail('not to be called');
  return {
    append: fail, get: fail, trend: fail, labelled: fail, label: fail, labelOf: fail, records: fail, importRecords: fail, delete: fail,
    latestForDocument: fail, dismiss: fail, close: fail,
  };
}

function summary(id: string): GradeSummary {
  return {
    id, createdAt: 1, documentUri: null, rubricName: 'clarity', modelName: null, demonstrationOnly: false, graderFingerprint: null,
    score: 3, expectedScore: 3, spread: 0.5, confidence: 1, led: false, change: null, label: null, ungradedKind: null, responseExcerpt: 'text',
  };
}

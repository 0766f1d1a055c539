import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { GradeSummary, HistoryFailure, HistoryPage, HistoryQuery, HistoryStore } from '../../../../src/core/history/historyStore.ts';
import { ok, type Result } from '../../../../src/core/support/result.ts';
import { PanelHistory } from '../../../../src/vscode/panel/panelHistory.ts';

type Answer = Result<HistoryPage, HistoryFailure>;

/** A list that answers when the test says so. */
class SlowList {
  readonly asked: { readonly query: HistoryQuery; readonly answer: (page: Answer) => void }[] = [];

  readonly store: HistoryStore = {
    list: (query) => new Promise<Answer>((answer) => { this.asked.push({ query, answer }); }),
    append: () => assert.fail('append'),
    get: () => assert.fail('get'),
    latestForDocument: () => assert.fail('latestForDocument'),
    dismiss: () => assert.fail('dismiss'),
    version: () => assert.fail('version'),
    close: () => assert.fail('close'),
  };
}

describe('PanelHistory', () => {
  it('shows the last search, whichever is answered last', async () => {
    const { asked, store } = new SlowList();
    const history = new PanelHistory(store);
    const searches = [history.search('older'), history.search('newer')];
    assert.deepEqual(asked.map(({ query }) => query.search), ['older', 'newer']);
    asked[1]?.answer(pageOf('newer'));
    asked[0]?.answer(pageOf('older'));
    await Promise.all(searches);
    assert.deepEqual(history.state.grades.map(({ id }) => id), ['newer']);
    assert.equal(history.state.search, 'newer');
  });
});

function pageOf(id: string): Answer {
  return ok({ grades: [summary(id)], next: null, total: 1 });
}

function summary(id: string): GradeSummary {
  return {
    id, createdAt: 1, documentUri: null, rubricName: 'clarity', modelName: null, demonstrationOnly: false, graderFingerprint: null,
    score: 3, expectedScore: 3, confidence: 1, ungradedKind: null, responseExcerpt: 'text',
  };
}

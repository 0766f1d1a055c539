import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { GradeSummary, HistoryQuery, HistoryStore } from '../../../../src/core/history/historyStore.ts';
import { err, ok } from '../../../../src/core/support/result.ts';
import { readDetails } from '../../../../src/vscode/panel/gradeDetails.ts';
import { sampleGrade } from '../../../support/sampleGrade.ts';

const LABEL = { opinion: { kind: 'agree' }, note: 'Yes.', labelledAt: 5 } as const;

type Asked = Pick<HistoryStore, 'labelOf' | 'list'>;

function store(lines: readonly Pick<GradeSummary, 'id' | 'change'>[], queries: HistoryQuery[] = []): Asked {
  const line = { createdAt: 1, documentUri: null, rubricName: 'clarity', modelName: null, demonstrationOnly: false, graderFingerprint: null, score: 3, expectedScore: 3, spread: 0, confidence: 1, led: false, label: null, ungradedKind: null, responseExcerpt: '' };
  return {
    labelOf: () => Promise.resolve(ok(LABEL)),
    list: (query) => {
      queries.push(query);
      return Promise.resolve(ok({ grades: lines.map((each) => ({ ...line, ...each })), next: null, total: lines.length }));
    },
  };
}

describe('Details of a grade', () => {
  const grade = sampleGrade({ id: 'this', createdAt: 1000 });
  const previous = { previousId: 'before', delta: 1, sameGrader: true };

  it('are its label, and the grade before it as the list of its moment says', async () => {
    const queries: HistoryQuery[] = [];
    const lines = [{ id: 'other', change: { ...previous, previousId: 'wrong' } }, { id: 'this', change: previous }];
    assert.deepEqual(await readDetails(store(lines, queries), grade), { label: LABEL, previousId: 'before' });
    assert.deepEqual(queries, [{ documentUri: 'file:///answers.md', rubricName: 'clarity', from: 1000, to: 1001, limit: 50 }]);
  });

  it('have no previous grade where there is no line, no change, or no document', async () => {
    assert.equal((await readDetails(store([]), grade)).previousId, null);
    assert.equal((await readDetails(store([{ id: 'this', change: null }]), grade)).previousId, null);
    assert.equal((await readDetails(store([{ id: 'this', change: previous }]), sampleGrade({ id: 'this', uri: null }))).previousId, null);
  });

  it('are left out when the history cannot be read', async () => {
    const failed = Promise.resolve(err({ kind: 'busy', detail: 'held' } as const));
    assert.deepEqual(await readDetails({ labelOf: () => failed, list: () => failed }, grade), { label: null, previousId: null });
  });
});

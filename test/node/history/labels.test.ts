import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { LabelState, VerdictState } from '../../../src/core/history/historyFilter.ts';
import type { HistoryStore } from '../../../src/core/history/historyStore.ts';
import { MAX_NOTE, type GradeLabel } from '../../../src/core/history/label.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { HistoryFixture, value } from './historyFixture.ts';

const AGREE: GradeLabel = { opinion: { kind: 'agree' }, note: '', labelledAt: 10 };
const TWO: GradeLabel = { opinion: { kind: 'disagree', score: 2 }, note: 'Too kind.', labelledAt: 20 };

describe('Labels of grades', () => {
  let fixture: HistoryFixture;
  let store: HistoryStore;
  beforeEach(async () => {
    fixture = new HistoryFixture();
    store = fixture.open();
    for (const [index, id] of ['a', 'b', 'c'].entries()) value(await store.append(sampleGrade({ id, createdAt: index, uri: null })));
  });
  afterEach(() => {
    fixture.dispose();
  });

  async function ids(filter: { readonly labels?: readonly LabelState[]; readonly states?: readonly VerdictState[] }): Promise<string> {
    const page = value(await store.list({ limit: 10, ...filter }));
    assert.strictEqual(page.total, page.grades.length);
    return page.grades.map((grade) => grade.id).join('');
  }

  it('are kept, replaced and taken away, and seen by other windows', async () => {
    value(await store.label('a', AGREE));
    const other = fixture.open();
    assert.deepStrictEqual(value(await other.labelOf('a')), AGREE);
    value(await other.label('a', TWO));
    assert.deepStrictEqual(value(await store.labelOf('a')), TWO);
    assert.deepStrictEqual(value(await store.list({ limit: 9 })).grades.map((grade) => grade.label), [null, null, TWO]);
    value(await store.label('a', null));
    assert.strictEqual(value(await store.labelOf('a')), null);
  });

  it('leave a grade alone that is not there', async () => {
    value(await store.label('nowhere', AGREE));
    assert.strictEqual(value(await store.labelOf('nowhere')), null);
    assert.strictEqual(value(await store.storage()).labels, 0);
  });

  it('have a note of a bounded length', async () => {
    value(await store.label('a', { ...AGREE, note: 'x'.repeat(MAX_NOTE + 5) }));
    assert.strictEqual(value(await store.labelOf('a'))?.note.length, MAX_NOTE);
  });

  it('are filtered by, in any combination', async () => {
    value(await store.label('a', AGREE));
    value(await store.label('b', TWO));
    assert.strictEqual(await ids({ labels: ['agree'] }), 'a');
    assert.strictEqual(await ids({ labels: ['disagree'] }), 'b');
    assert.strictEqual(await ids({ labels: ['none'] }), 'c');
    assert.strictEqual(await ids({ labels: ['none', 'agree'] }), 'ca');
    assert.strictEqual(await ids({ labels: [] }), 'cba');
  });

  it('are read with what statistics need, newest label first', async () => {
    value(await store.append(sampleGrade({ id: 'ungraded', verdict: { kind: 'ungraded', feedback: '', reason: { kind: 'cancelled' } } })));
    value(await store.label('b', TWO));
    value(await store.label('a', AGREE));
    value(await store.label('ungraded', { ...TWO, labelledAt: 30 }));
    const found = value(await store.labelled({}));
    assert.deepStrictEqual(found.map(({ id, label, score, distribution }) => [id, label.opinion.kind, score, distribution?.length ?? null]), [
      ['ungraded', 'disagree', null, null],
      ['b', 'disagree', 4, 5],
      ['a', 'agree', 4, 5],
    ]);
    assert.deepStrictEqual(value(await store.labelled({ labels: ['agree'] })).map((each) => each.id), ['a']);
  });

  it('count in the version', async () => {
    const before = value(await store.version());
    value(await store.label('a', AGREE));
    assert.notStrictEqual(value(await store.version()), before);
  });
});

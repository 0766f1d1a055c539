import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Grade } from '../../../src/core/grading/grade.ts';
import { HISTORY_GROUPINGS, inGroup, type HistoryFilter, type HistorySort } from '../../../src/core/history/historyFilter.ts';
import type { HistoryStore } from '../../../src/core/history/historyStore.ts';
import { spreadOf } from '../../../src/core/grading/distribution.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { HistoryFixture, listAll, value } from './historyFixture.ts';

const HOUR = 3_600_000;
const NOON = new Date(2026, 10, 24, 12).getTime();

/** Forty grades over five days, of three documents, two rubrics and two evaluators; each fifth ungraded, each seventh led. */
function grades(): readonly Grade[] {
  return Array.from({ length: 40 }, (_, index) => {
    const grade = sampleGrade({ id: `g${String(index).padStart(2, '0')}`, createdAt: NOON + index * 3 * HOUR, uri: [null, 'file:///a', 'file:///b'][index % 3] ?? null, rubricName: index % 2 === 0 ? 'clarity' : 'tone', response: `Response ${index}` });
    const share = index / 100;
    const { verdict, evaluator } = grade;
    return {
      ...grade,
      evaluator: index % 4 === 0 ? null : { ...(evaluator ?? assert.fail()), modelName: index % 4 === 1 ? 'small' : 'large' },
      verdict:
        index % 5 === 0
          ? { kind: 'ungraded' as const, feedback: '', reason: { kind: 'cancelled' as const } }
          : verdict.kind === 'graded'
            ? { ...verdict, score: 4 as const, distribution: [0, 0, 0, 1 - share, share] as const, expectedScore: 4 + share, led: index % 7 === 0 }
            : verdict,
    };
  });
}

function expectedOf({ verdict }: Grade): number | null {
  return verdict.kind === 'graded' ? verdict.expectedScore : null;
}

describe('The list of many grades', () => {
  const fixture = new HistoryFixture();
  const all = grades();
  let store: HistoryStore;
  before(async () => {
    store = fixture.open();
    value(await store.importRecords(all.map((grade) => ({ grade, label: null }))));
  });
  after(() => {
    fixture.dispose();
  });

  const filters: readonly (readonly [string, HistoryFilter, (grade: Grade) => boolean])[] = [
    ['a document', { documentUri: 'file:///a' }, (grade) => grade.place?.uri === 'file:///a'],
    ['no document', { documentUri: null }, (grade) => grade.place === undefined],
    ['a rubric', { rubricName: 'tone' }, (grade) => grade.rubric.rubric.name === 'tone'],
    ['an evaluator', { modelName: 'small' }, (grade) => grade.evaluator?.modelName === 'small'],
    ['no evaluator', { modelName: null }, (grade) => grade.evaluator === null],
    ['a score', { scores: [4] }, (grade) => grade.verdict.kind === 'graded'],
    ['a score that none has', { scores: [1, 5] }, () => false],
    ['led', { states: ['led'] }, ({ verdict }) => verdict.kind === 'graded' && verdict.led],
    ['graded, not led', { states: ['graded'] }, ({ verdict }) => verdict.kind === 'graded' && !verdict.led],
    ['ungraded or led', { states: ['ungraded', 'led'] }, ({ verdict }) => verdict.kind === 'ungraded' || verdict.led],
    ['a time', { from: NOON + 6 * HOUR, to: NOON + 12 * HOUR }, (grade) => ['g02', 'g03'].includes(grade.id)],
    ['a word', { search: 'polite' }, (grade) => grade.verdict.kind === 'graded'],
    ['all at once', { documentUri: 'file:///a', rubricName: 'tone', scores: [4], search: 'polite', from: NOON }, (grade) => grade.place?.uri === 'file:///a' && grade.rubric.rubric.name === 'tone' && grade.verdict.kind === 'graded'],
  ];
  for (const [name, filter, matches] of filters) {
    it(`is filtered by ${name}, in the list, records and trend`, async () => {
      const expected = all.filter(matches).toReversed();
      const page = value(await store.list({ limit: 100, ...filter }));
      assert.deepStrictEqual(page.grades.map((grade) => grade.id), expected.map((grade) => grade.id));
      assert.strictEqual(page.total, expected.length);
      assert.deepStrictEqual(value(await store.records(filter, 100, null)).records.map((record) => record.grade), expected);
      const graded = expected.filter((grade) => grade.verdict.kind === 'graded').toReversed();
      assert.deepStrictEqual(value(await store.trend(filter, 100)).map((point) => point.id), graded.map((grade) => grade.id));
    });
  }

  it('has any part of any order', async () => {
    const orders: Readonly<Record<HistorySort, (a: Grade, b: Grade) => number>> = {
      newest: (a, b) => b.createdAt - a.createdAt,
      oldest: (a, b) => a.createdAt - b.createdAt,
      highest: (a, b) => (expectedOf(b) ?? 0) - (expectedOf(a) ?? 0) || b.createdAt - a.createdAt,
      lowest: (a, b) => (expectedOf(a) ?? 9) - (expectedOf(b) ?? 9) || b.createdAt - a.createdAt,
    };
    for (const sort of ['newest', 'oldest', 'highest', 'lowest'] as const) {
      const expected = all.toSorted(orders[sort]).map((grade) => grade.id);
      for (const offset of [0, 13, 38, 50]) {
        const page = value(await store.list({ limit: 7, sort, offset }));
        assert.deepStrictEqual(page.grades.map((grade) => grade.id), expected.slice(offset, offset + 7), `${sort} from ${offset}`);
        assert.strictEqual(page.total, 40);
      }
    }
  });

  for (const by of HISTORY_GROUPINGS) {
    it(`is grouped by ${by}, and the filter of each group finds its grades`, async () => {
      const groups = value(await store.groups({ rubricName: 'tone' }, by));
      assert.ok(groups.length > 0 && new Set(groups.map((group) => group.key)).size === groups.length);
      assert.strictEqual(groups.reduce((sum, group) => sum + group.count, 0), 20);
      for (const group of groups) {
        const page = value(await store.list({ limit: 100, ...inGroup({ rubricName: 'tone' }, by, group.key) }));
        const scores = page.grades.flatMap((grade) => grade.expectedScore ?? []);
        assert.strictEqual(page.total, group.count, String(group.key));
        assert.strictEqual(page.grades[0]?.createdAt, group.newestAt);
        assert.strictEqual(scores.length, group.graded);
        if (group.meanExpected !== null) assert.ok(Math.abs(scores.reduce((sum, score) => sum + score, 0) / scores.length - group.meanExpected) < 1e-9);
      }
      assert.deepStrictEqual(groups.map((group) => group.newestAt), groups.map((group) => group.newestAt).toSorted((a, b) => b - a));
    });
  }

  it('has days of the local time', async () => {
    const keys = value(await store.groups({ to: NOON + 13 * HOUR }, 'day')).map((group) => group.key);
    assert.deepStrictEqual(keys, ['2026-11-25', '2026-11-24']);
  });

  it('gives the newest runs of a trend, oldest first, whole', async () => {
    const points = value(await store.trend({}, 5));
    const graded = all.filter((grade) => grade.verdict.kind === 'graded').slice(-5);
    assert.deepStrictEqual(points.map((point) => [point.id, point.expectedScore, point.responseLength]), graded.map((grade) => [grade.id, expectedOf(grade), grade.texts.response.length]));
    for (const [index, { verdict }] of graded.entries()) assert.strictEqual(points[index]?.spread, verdict.kind === 'graded' ? spreadOf(verdict.distribution) : null);
  });

  it('gives records page by page', async () => {
    const found: string[] = [];
    let page = value(await store.records({}, 7, null));
    for (;;) {
      found.push(...page.records.map((record) => record.grade.id));
      if (page.next === null) break;
      page = value(await store.records({}, 7, page.next));
    }
    assert.deepStrictEqual(found, (await listAll(store)).map((grade) => grade.id));
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Grade } from '../../../src/core/grading/grade.ts';
import type { ScoreChange } from '../../../src/core/history/historyStore.ts';
import { sampleGrade, type GradeParts } from '../../support/sampleGrade.ts';
import { HistoryFixture, listAll, value } from './historyFixture.ts';

/** A grade of a range of a document. */
function at(id: string, createdAt: number, start: number, end: number, parts: GradeParts = {}): Grade {
  return { ...sampleGrade({ id, createdAt, response: `text of ${id}`, ...parts }), place: { uri: 'file:///answers.md', start, end } };
}

function samePlace(a: Grade, b: Grade): boolean {
  if (a.place === undefined || b.place === undefined || a.rubric.rubric.name !== b.rubric.rubric.name) return false;
  return a.responseHash === b.responseHash || (a.place.start < b.place.end && b.place.start < a.place.end);
}

function previousOf(grade: Grade, all: readonly Grade[]): string | null {
  const earlier = all.filter((each) => each.verdict.kind === 'graded' && samePlace(each, grade) && each.createdAt < grade.createdAt);
  return grade.verdict.kind === 'graded' ? (earlier.toSorted((a, b) => b.createdAt - a.createdAt)[0]?.id ?? null) : null;
}

describe('The change since the previous grade', () => {
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  async function changes(grades: readonly Grade[]): Promise<ReadonlyMap<string, ScoreChange | null>> {
    const store = fixture.open();
    for (const grade of grades) value(await store.append(grade));
    return new Map((await listAll(store)).map(({ id, change }) => [id, change]));
  }

  it('is that of the same document and rubric, by range or by text', async () => {
    const verdict = { kind: 'graded', feedback: '', score: 3, distribution: [0, 0, 1, 0, 0], expectedScore: 3, confidence: 1, digitMass: 1, led: false } as const;
    const found = await changes([
      at('first', 1, 0, 10, { verdict }),
      at('elsewhere', 2, 10, 20),
      at('overlaps', 3, 5, 12),
      at('other-rubric', 4, 0, 10, { rubricName: 'tone' }),
      { ...at('moved', 5, 100, 110, { response: 'text of first' }), graderFingerprint: 'f'.repeat(64) },
      sampleGrade({ id: 'no-document', createdAt: 6, uri: null, response: 'text of first' }),
    ]);
    assert.strictEqual(found.get('first'), null);
    assert.strictEqual(found.get('elsewhere'), null);
    assert.deepStrictEqual(found.get('overlaps'), { previousId: 'elsewhere', delta: 0, sameGrader: true });
    assert.strictEqual(found.get('other-rubric'), null);
    assert.strictEqual(found.get('no-document'), null);
    const moved = found.get('moved');
    assert.deepStrictEqual([moved?.previousId, moved?.sameGrader], ['first', false]);
    assert.ok(Math.abs((moved?.delta ?? 0) - 0.85) < 1e-9);
  });

  it('passes over runs without a verdict, which have none themselves', async () => {
    const ungraded = { kind: 'ungraded', feedback: '', reason: { kind: 'cancelled' } } as const;
    const found = await changes([at('a', 1, 0, 10), at('b', 2, 0, 10, { verdict: ungraded }), at('c', 3, 0, 10)]);
    assert.strictEqual(found.get('b'), null);
    assert.strictEqual(found.get('c')?.previousId, 'a');
  });

  it('is the same in whatever order grades come, and stays right when some are deleted', async () => {
    const grade = fc.record({ start: fc.nat(20), length: fc.nat(8), text: fc.constantFrom('x', 'y', null), rubricName: fc.constantFrom('clarity', 'tone') });
    await fc.assert(
      fc.asyncProperty(fc.array(grade, { minLength: 2, maxLength: 12 }), fc.infiniteStream(fc.nat()), async (parts, random) => {
        const store = fixture.open();
        value(await store.delete({ kind: 'all' }));
        const grades = parts.map(({ start, length, text, rubricName }, index) => at(`g${index}`, index, start, start + length, { rubricName, ...(text === null ? {} : { response: text }) }));
        const shuffled = grades.map((each) => ({ each, key: Number(random.next().value) })).toSorted((a, b) => a.key - b.key).map(({ each }) => each);
        for (const each of shuffled) value(await store.append(each));
        const check = async (there: readonly Grade[]): Promise<void> => {
          const found = new Map((await listAll(store)).map(({ id, change }) => [id, change?.previousId ?? null]));
          assert.deepStrictEqual(found, new Map(there.toReversed().map((each) => [each.id, previousOf(each, there)])));
        };
        await check(grades);
        const gone = shuffled.slice(0, Math.ceil(shuffled.length / 3)).map((each) => each.id);
        assert.strictEqual(value(await store.delete({ kind: 'ids', ids: gone })), gone.length);
        await check(grades.filter((each) => !gone.includes(each.id)));
        store.close();
      }),
      { numRuns: 15 },
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { decodeGrade } from '../../../../src/core/history/decodeGrade.ts';
import { arbitraryGrade } from '../../../support/arbitraryGrade.ts';
import { sampleGrade } from '../../../support/sampleGrade.ts';

/** The sample grade as JSON with one field replaced; `undefined` removes it. */
function withField(path: string, value: unknown): unknown {
  const grade: unknown = JSON.parse(JSON.stringify(sampleGrade()));
  const names = path.split('.');
  let owner: unknown = grade;
  for (const name of names.slice(0, -1)) owner = Reflect.get(Object(owner), name);
  Reflect.set(Object(owner), names.at(-1) ?? '', value);
  return grade;
}

describe('Decoding a grade', () => {
  it('reads every grade back from its JSON', () => {
    fc.assert(
      fc.property(arbitraryGrade, (grade) => {
        assert.deepStrictEqual(decodeGrade(JSON.parse(JSON.stringify(grade))), { ok: true, value: grade });
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        assert.strictEqual(decodeGrade(anything).ok, false);
      }),
    );
  });

  it('reads that texts were not kept', () => {
    const decoded = decodeGrade(withField('textsKept', false));
    assert.ok(decoded.ok);
    assert.strictEqual(decoded.value.textsKept, false);
  });

  it('drops fields that it does not know', () => {
    const decoded = decodeGrade(withField('rubric.colour', 'red'));
    assert.ok(decoded.ok);
    assert.strictEqual('colour' in decoded.value.rubric, false);
  });

  const broken: readonly (readonly [string, unknown, string])[] = [
    ['id', 7, 'id: expected text'],
    ['createdAt', 1.5, 'createdAt: expected an integer'],
    ['place', null, 'place: expected an object'],
    ['place.start', -1, 'place.start: expected an integer 0 to'],
    ['rubric.rubric.scores.3', undefined, 'rubric.rubric.scores.3: expected text'],
    ['textsKept', true, 'textsKept: expected false'],
    ['rubric.rubric.tags', 'a', 'rubric.rubric.tags: expected a list'],
    ['rubric.rubric.tags', ['a', 1], 'rubric.rubric.tags[1]: expected text'],
    ['evaluator.family', 'prometheus-3', 'evaluator.family: expected prometheus-1 or'],
    ['evaluator.demonstrationOnly', 'no', 'evaluator.demonstrationOnly: expected true or false'],
    ['origins.reference', 'elsewhere', 'origins.reference: expected record or'],
    ['verdict.kind', 'maybe', 'verdict: expected an object whose kind is graded or ungraded'],
    ['verdict.kind', 'ungraded', 'verdict.reason: expected an object whose kind is no-model or'],
    ['verdict.score', 6, 'verdict.score: expected an integer 1 to 5'],
    ['verdict.score', 3.5, 'verdict.score: expected an integer 1 to 5'],
    ['verdict.distribution', [1, 0, 0, 0], 'verdict.distribution: expected five probabilities'],
    ['verdict.confidence', Number.NaN, 'verdict.confidence: expected a number 0 to'],
    ['usage', undefined, 'usage: expected an object'],
  ];
  for (const [path, value, problem] of broken) {
    it(`says what is wrong: ${problem}`, () => {
      const decoded = decodeGrade(withField(path, value));
      assert.ok(!decoded.ok);
      assert.ok(decoded.error.startsWith(problem), decoded.error);
    });
  }
});

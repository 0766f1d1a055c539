import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Grade } from '../../../../src/core/grading/grade.ts';
import { compareGrades } from '../../../../src/core/history/compareGrades.ts';
import { DIFFERENCE_PARTS, type DifferencePart } from '../../../../src/core/history/comparison.ts';
import { sampleGrade } from '../../../support/sampleGrade.ts';

const FIRST = sampleGrade({ id: 'first', createdAt: 1, reference: 'Talk.' });

/** The same grade with one part changed. */
const CHANGES: Readonly<Record<DifferencePart, (grade: Grade) => Grade>> = {
  rubric: (grade) => ({ ...grade, rubric: { ...grade.rubric, hash: 'a'.repeat(64) } }),
  evaluator: (grade) => ({ ...grade, evaluator: grade.evaluator === null ? null : { ...grade.evaluator, modelName: 'other', modelHash: 'b'.repeat(64) } }),
  'prompt-format': (grade) => ({ ...grade, evaluator: grade.evaluator === null ? null : { ...grade.evaluator, family: 'prometheus-1' } }),
  engine: (grade) => ({ ...grade, evaluator: grade.evaluator === null ? null : { ...grade.evaluator, engine: 'node-llama-cpp 4.0.0' } }),
  sampler: (grade) => ({ ...grade, sampler: { ...grade.sampler, temperature: 0.7, topP: 0.9, seed: 3 } }),
  instruction: (grade) => ({ ...grade, texts: { ...grade.texts, instruction: 'Another task.' } }),
  reference: (grade) => ({ ...grade, texts: { instruction: grade.texts.instruction, response: grade.texts.response } }),
  response: (grade) => ({ ...grade, texts: { ...grade.texts, response: 'Short.' }, responseHash: 'c'.repeat(64) }),
};

function second(...parts: readonly DifferencePart[]): Grade {
  return parts.reduce((grade, part) => CHANGES[part](grade), { ...FIRST, id: 'second', createdAt: 2 });
}

/** As the history gives a grade back of which only hashes are kept. */
function withoutTexts(grade: Grade): Grade {
  return { ...grade, textsKept: false, texts: { instruction: '', response: '' } };
}

describe('Comparing grades', () => {
  it('names exactly what differs, in the order of weight, oldest grade first', () => {
    fc.assert(
      fc.property(fc.subarray([...DIFFERENCE_PARTS]), (parts) => {
        const { gradeIds, differences, comparable, sentence } = compareGrades([second(...parts), FIRST]);
        assert.deepEqual(gradeIds, ['first', 'second']);
        assert.deepEqual(differences.map(({ part }) => part), parts);
        assert.equal(comparable, parts.every((part) => part === 'response'));
        assert.equal(sentence.includes('comparable'), parts.length > 0);
        assert.equal(sentence.includes('not comparable'), !comparable);
      }),
    );
  });

  for (const [parts, expected] of [
    [[], 'Nothing differs: the same grader read the same texts.'],
    [['response'], 'Only the response differs: the scores are comparable.'],
    [['evaluator'], 'The evaluator differs: the scores are not comparable.'],
    [['rubric', 'response'], 'The rubric and the response differ: the scores are not comparable.'],
    [['prompt-format', 'sampler', 'reference'], 'The prompt format, the sampler and the reference answer differ: the scores are not comparable.'],
  ] as const) {
    it(`says: ${expected}`, () => {
      assert.equal(compareGrades([FIRST, second(...parts)]).sentence, expected);
    });
  }

  it('shows each part as short text that tells the grades apart', () => {
    const { differences } = compareGrades([FIRST, second(...DIFFERENCE_PARTS)]);
    assert.deepEqual(differences.map(({ values }) => values), [
      ['clarity (0000000)', 'clarity (aaaaaaa)'],
      ['prometheus-7b-v2.0', 'other'],
      ['prometheus-2', 'prometheus-1'],
      ['node-llama-cpp 3.22.1', 'node-llama-cpp 4.0.0'],
      ['greedy, at most 1,024 tokens', 'temperature 0.7, top-p 0.9, seed 3, at most 1,024 tokens'],
      ['17 characters', '13 characters'],
      ['5 characters', 'none'],
      ['38 characters', '6 characters'],
    ]);
  });

  it('ignores what a greedy sampler ignores', () => {
    assert.deepEqual(compareGrades([FIRST, { ...second(), sampler: { ...FIRST.sampler, topP: 0.5, seed: 9 } }]).differences, []);
  });

  it('compares responses that are not kept by their hashes, and says that the rest cannot be told', () => {
    const { differences, comparable, sentence } = compareGrades([withoutTexts(FIRST), withoutTexts(second('response'))]);
    assert.deepEqual(differences.map(({ part }) => part), ['response']);
    assert.match(differences[0]?.values[1] ?? '', /^not kept \(ccccccc\)$/);
    assert.equal(comparable, false);
    assert.equal(sentence, 'The response differs. The instruction and the reference answer are not known for all of them, so nobody can say whether the scores are comparable.');
  });

  it('knows that there was no reference answer although texts are not kept', () => {
    const free = sampleGrade({ createdAt: 1 });
    const { sentence } = compareGrades([withoutTexts(free), withoutTexts({ ...free, id: 'again' })]);
    assert.equal(sentence, 'Nothing that is known differs. The instruction is not known for all of them, so nobody can say whether the scores are comparable.');
  });

  it('says which grades have no score, and does not take a missing evaluator for another one', () => {
    const failed: Grade = { ...second(), evaluator: null, graderFingerprint: null, verdict: { kind: 'ungraded', feedback: '', reason: { kind: 'no-model' } } };
    const { differences, comparable, sentence } = compareGrades([FIRST, failed]);
    assert.deepEqual([differences, comparable], [[], false]);
    assert.equal(sentence, 'Nothing that is known differs. The evaluator is not known for all of them, so nobody can say whether the scores are comparable. 1 of 2 has no score.');
  });

  it('compares three at once: two alike and one that differs', () => {
    const { differences } = compareGrades([FIRST, { ...second(), id: 'third', createdAt: 3 }, { ...second('evaluator'), id: 'fourth', createdAt: 4 }]);
    assert.deepEqual(differences, [{ part: 'evaluator', values: ['prometheus-7b-v2.0', 'prometheus-7b-v2.0', 'other'] }]);
  });

  it('asks for another grade when there is just one', () => {
    assert.deepEqual(compareGrades([FIRST]), { gradeIds: ['first'], differences: [], comparable: false, sentence: 'There is nothing to compare: choose another grade.' });
  });
});

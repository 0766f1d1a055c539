import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { exitStatusOf } from '../../../src/cli/exitStatus.ts';
import { reportLines } from '../../../src/cli/report.ts';
import type { Grade } from '../../../src/core/grading/grade.ts';
import type { GradedVerdict } from '../../../src/core/grading/verdict.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';

const VERDICT: GradedVerdict = { kind: 'graded', feedback: 'Fine.', score: 4, distribution: [0, 0.05, 0.15, 0.7, 0.1], expectedScore: 3.85, confidence: 0.7, digitMass: 0.99, led: false };

function withThreshold(grade: Grade, threshold: number): Grade {
  return { ...grade, rubric: { ...grade.rubric, rubric: { ...grade.rubric.rubric, threshold } } };
}

describe('what is printed below the feedback', () => {
  it('is the score, its description and the distribution', () => {
    assert.deepEqual(reportLines(sampleGrade({ verdict: VERDICT, reference: 'r' })), [
      'Score 4/5  clarity (expected 3.9, p 0.70)',
      'Mostly.',
      '',
      '  1 ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0 %',
      '  2 ██░░░░░░░░░░░░░░░░░░░░░░░░░░░░   5 %',
      '  3 █████░░░░░░░░░░░░░░░░░░░░░░░░░  15 %',
      '> 4 █████████████████████░░░░░░░░░  70 %',
      '  5 ███░░░░░░░░░░░░░░░░░░░░░░░░░░░  10 %',
    ]);
  });

  it('names the threshold', () => {
    assert.equal(reportLines(withThreshold(sampleGrade({ verdict: VERDICT }), 3.5))[0], 'Score 4/5  clarity (expected 3.9, p 0.70, threshold 3.5)');
  });

  it('says what a reader should know before trusting it', () => {
    const grade = sampleGrade({ verdict: { ...VERDICT, led: true, digitMass: 0.314 } });
    const evaluator = grade.evaluator === null ? null : { ...grade.evaluator, modelName: 'Small', demonstrationOnly: true };
    const neutralised = [
      { part: 'response', marker: '[INST]', count: 1 },
      { part: 'instruction', marker: '[RESULT]', count: 3 },
    ] as const;
    assert.deepEqual(reportLines({ ...grade, evaluator, neutralised }).slice(8), [
      '',
      'Reference-free: no reference answer was given.',
      'The model did not write a verdict by itself and was led to one; 31 % of its probability was on a score.',
      'Neutralised in the response: [INST]',
      'Neutralised in the instruction: [RESULT] (3 times)',
      'Small only demonstrates the flow: it is far too small to judge. Use a Prometheus model for real grades (--model FILE).',
    ]);
  });

  it('is the reason, and no number, when it was not graded', () => {
    const grade = sampleGrade({ verdict: { kind: 'ungraded', feedback: 'Well', reason: { kind: 'cancelled' } } });
    assert.deepEqual(reportLines(grade), ['Not graded: Grading was cancelled.', 'Grade again when you like.']);
  });
});

describe('exit status', () => {
  it('tells graded, below the threshold and not graded apart', () => {
    const grade = sampleGrade({ verdict: VERDICT });
    assert.equal(exitStatusOf(grade), 0);
    assert.equal(exitStatusOf(withThreshold(grade, 3.85)), 0);
    assert.equal(exitStatusOf(withThreshold(grade, 3.9)), 1);
    assert.equal(exitStatusOf(withThreshold(sampleGrade({ verdict: { kind: 'ungraded', feedback: '', reason: { kind: 'no-model' } } }), 5)), 2);
  });
});

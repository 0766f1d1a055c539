import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Evaluation, FeedbackEnding, ScorePosition } from '../../../../src/core/grading/evaluator.ts';
import { LED_DIGIT_MASS_FLOOR, readVerdict } from '../../../../src/core/grading/readVerdict.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/grading/sampler.ts';
import type { Verdict } from '../../../../src/core/grading/verdict.ts';

type Digits = ScorePosition['digitProbabilities'];

const PEAK_AT_4: Digits = [0.01, 0.04, 0.2, 0.6, 0.1];

function evaluation(continuation: string, digitProbabilities: Digits = PEAK_AT_4, ending: FeedbackEnding = 'marker', feedback = 'Feedback: Kind and clear.\n'): Evaluation {
  const usage = { promptTokens: 1, reusedTokens: 0, generatedTokens: 1, promptMs: 1, feedbackMs: 1 };
  return { feedback, ending, scorePosition: { digitProbabilities, continuation }, usage };
}

function verdictOf(...parts: Parameters<typeof evaluation>): Verdict {
  return readVerdict(evaluation(...parts), DEFAULT_SAMPLER);
}

function notAScore(output: string, feedback = 'Kind and clear.'): Verdict {
  return { kind: 'ungraded', feedback, reason: { kind: 'not-a-score', output } };
}

const probability = fc.double({ min: 0, max: 0.2, noNaN: true });
const digits: fc.Arbitrary<Digits> = fc.tuple(probability, probability, probability, probability, probability);

describe('readVerdict', () => {
  it('gives feedback, score, distribution, expected score and confidence', () => {
    const verdict = verdictOf(' 4', [0.0625, 0.0625, 0.125, 0.25, 0]);
    assert.deepEqual(verdict, {
      kind: 'graded',
      feedback: 'Kind and clear.',
      score: 4,
      distribution: [0.125, 0.125, 0.25, 0.5, 0],
      expectedScore: 3.125,
      confidence: 0.5,
      digitMass: 0.5,
      led: false,
    });
  });

  it('says when the model was led', () => {
    const verdict = verdictOf('4', PEAK_AT_4, 'led');
    assert.ok(verdict.kind === 'graded' && verdict.led);
  });

  for (const continuation of ['4', '4.', '**4**', '4 [END]', '4\nThe', '4/5', '4 out of 5', '(4)', 'Score 4', ': 4']) {
    it(`grades ${JSON.stringify(continuation)}`, () => {
      const verdict = verdictOf(continuation);
      assert.ok(verdict.kind === 'graded');
      assert.equal(verdict.score, 4);
    });
  }

  for (const continuation of ['3.5', '45', 'four', '', '6', '0', '4/10', '3-4', '(an integer number']) {
    it(`does not grade ${JSON.stringify(continuation)} after a marker`, () => {
      assert.deepEqual(verdictOf(continuation), notAScore(continuation));
    });
  }

  for (const continuation of ['3.5', '45', '6', '4/10']) {
    it(`does not grade ${JSON.stringify(continuation)} where it was led, however likely the digits`, () => {
      assert.deepEqual(verdictOf(continuation, PEAK_AT_4, 'led'), notAScore(continuation));
    });
  }

  it('lets the digits decide where a led model goes on in words, from the floor on', () => {
    const share = (mass: number): Digits => [0, 0, mass, 0, 0];
    const above = verdictOf('The response', share(LED_DIGIT_MASS_FLOOR), 'led');
    assert.ok(above.kind === 'graded');
    assert.deepEqual([above.score, above.digitMass, above.led], [3, LED_DIGIT_MASS_FLOOR, true]);
    assert.deepEqual(verdictOf('The response ', share(LED_DIGIT_MASS_FLOOR * 0.99), 'led'), notAScore('The response'));
  });

  it('takes what the model states when a rounding tie makes another digit as likely', () => {
    const verdict = verdictOf('4', [0, 0.5, 0, 0.5, 0]);
    assert.ok(verdict.kind === 'graded');
    assert.deepEqual([verdict.score, verdict.confidence], [4, 0.5]);
  });

  it('is cut off at the limit, with the limit', () => {
    const cut: Evaluation = { ...evaluation('4'), ending: 'limit', scorePosition: null, feedback: 'Kind and' };
    assert.deepEqual(readVerdict(cut, { ...DEFAULT_SAMPLER, maxFeedbackTokens: 77 }), { kind: 'ungraded', feedback: 'Kind and', reason: { kind: 'cut-off', limitTokens: 77 } });
    assert.equal(readVerdict({ ...cut, ending: 'marker' }, DEFAULT_SAMPLER).kind, 'ungraded');
    assert.equal(readVerdict({ ...evaluation('4'), ending: 'limit' }, DEFAULT_SAMPLER).kind, 'ungraded');
  });

  for (const [what, bad] of [
    ['no mass', [0, 0, 0, 0, 0]],
    ['a NaN', [0.2, 0.2, Number.NaN, 0.2, 0.2]],
    ['an infinity', [0.2, Infinity, 0.2, 0.2, 0.2]],
    ['a negative probability', [-0.1, 0.2, 0.2, 0.2, 0.2]],
  ] as const) {
    it(`does not grade ${what}`, () => {
      assert.deepEqual(verdictOf('4', bad), notAScore('4'));
    });
  }

  it('does not take a quoted marker for a verdict', () => {
    for (const feedback of ['The response says "', 'It says “', 'It ends in (`', '"']) {
      assert.deepEqual(verdictOf('4" itself', PEAK_AT_4, 'marker', feedback), notAScore('4" itself', feedback.trim()));
    }
    assert.equal(verdictOf('4 [RESULT] 1').kind, 'ungraded');
  });

  it('takes a marker after a closed quotation', () => {
    for (const feedback of ['It says "be kind" ', 'It says "be kind."', 'It’s the users’ ', "the users'"]) assert.equal(verdictOf('4', PEAK_AT_4, 'marker', feedback).kind, 'graded');
  });

  it('has a distribution that sums to 1 and agrees with score and mean', () => {
    fc.assert(
      fc.property(digits, (raw) => {
        const verdict = verdictOf('words', raw, 'led');
        const mass = raw.reduce((sum, p) => sum + p, 0);
        if (mass < LED_DIGIT_MASS_FLOOR) {
          assert.equal(verdict.kind, 'ungraded');
          return;
        }
        assert.ok(verdict.kind === 'graded');
        const { distribution, score, confidence, expectedScore, digitMass } = verdict;
        assert.ok(Math.abs(distribution.reduce((sum, p) => sum + p, 0) - 1) < 1e-9);
        assert.equal(confidence, Math.max(...distribution));
        assert.equal(distribution[score - 1], confidence);
        assert.ok(expectedScore >= 1 && expectedScore <= 5);
        assert.ok(Math.abs(expectedScore - distribution.reduce((sum, p, index) => sum + p * (index + 1), 0)) < 1e-9);
        assert.ok(digitMass <= 1 && Math.abs(digitMass - mass) < 1e-9);
      }),
    );
  });

  it('keeps bounds when rounding goes over them', () => {
    const verdict = verdictOf('5', [0, 0, 0, 0, 1.0000001]);
    assert.ok(verdict.kind === 'graded');
    assert.deepEqual([verdict.digitMass, verdict.expectedScore, verdict.confidence], [1, 5, 1]);
  });
});

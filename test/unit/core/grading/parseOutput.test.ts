import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { cleanFeedback } from '../../../../src/core/grading/cleanFeedback.ts';
import { parseOutput } from '../../../../src/core/grading/parseOutput.ts';
import { parseScore, type StatedScore } from '../../../../src/core/grading/parseScore.ts';
import { SCORES } from '../../../../src/core/rubric/rubric.ts';
import { cpuTime } from './support/cpuTime.ts';

const scored = [
  ['4', 4], ['4.', 4], ['4</s>', 4], ['**4**', 4], ['4 [END]', 4], ['4\nThe answer is good', 4], ['4/5', 4], ['4 out of 5', 4], ['(4)', 4], ['Score 4', 4],
  [': 4', 4], ['\n4', 4], [' 4 ', 4], ['4, because it', 4], ['4: good', 4], ['4; 2', 4], ['4 / 5', 4], ['4/5.', 4], ['**4/5**', 4], ['**4** / 5', 4], ['4 OUT OF 5', 4], ['(4/5)', 4],
  ['"4"', 4], ['“4”', 4], ['`4`', 4], ['[4]', 4], ['{4}', 4], ['Score: 4', 4], ['**Score:** 4', 4], ['The score is 4', 4], ['The final score: **4**', 4], ['Score of 4', 4], ['Rating = 4', 4], ['Overall score 4.', 4],
  ['1. The response', 1], ['5. 4. 3.', 5], ['2\n3', 2], ['3.\n5.', 3], ['5!', 5], ['4 (good)', 4], ['4 - good', 4], ['4 The 5 points', 4], ['4\uFE0F\u20E3', 4], ['# 4', 4], ['4 or so', 4], ['4<|im_end|>', 4],
] as const;

const otherNumbers = [
  '3.5', '45', '0', '6', '7', '9', '10', '4.5/5', '4,5', '4/10', '4 out of 10', '4/50', '4 / 100', '3-4', '3 - 4', '3–4', '3 to 4', '3 or 4', '3 and 4', '4 4', '4+1', '4 + 1', '-4', '+4', '−4', '4%', '4th', '4x', '4½', '3 and a half', '4-', '4+',
  '4.0', '12345678901234567890', '4 1/2', '3/4', '4e0', '**3**.5', '3 ~ 4', '3 & 4',
] as const;

const words = ['', ' ', 'four', 'Four', 'nothing', 'The response deserves a 4', '(an integer number between 1 and 5)', 'N/A', '</s>', 'A', 'Score', 'Score: high', 'scores 4', 'isolated 4', '..4', 'I', '***', '४', '<score>4</score>', 'null', 'NaN', 'Infinity'] as const;

describe('parseScore', () => {
  for (const [text, score] of scored) it(`reads ${JSON.stringify(text)} as ${score}`, () => { assert.deepEqual(parseScore(text), { kind: 'score', score }); });
  for (const text of otherNumbers) it(`takes ${JSON.stringify(text)} for another number`, () => { assert.deepEqual(parseScore(text), { kind: 'number' }); });
  for (const text of words) it(`takes ${JSON.stringify(text)} for words`, () => { assert.deepEqual(parseScore(text), { kind: 'words' }); });

  it('never makes a score of a longer number', () => {
    fc.assert(fc.property(fc.oneof(fc.integer({ min: 6 }), fc.constant(0), fc.integer({ max: -1 })), fc.constantFrom('', ' ', '/5', '.', '\n'), (number, after) => {
      assert.deepEqual(parseScore(`${number}${after}`), { kind: 'number' } satisfies StatedScore);
    }));
  });

  it('states only digits that are there', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('4', '5', '/', ' ', '.', '*', '(', 'o', 'u', 't', '-', '\n') })), (text) => {
      const stated = parseScore(text);
      assert.ok(stated.kind !== 'score' || text.includes(String(stated.score)));
    }), { numRuns: 2000 });
  });

  it('takes linear time on text made to be slow', () => {
    for (const unit of [' ', '*', '(', 'the ', 'score ', '4 ', '4/', '1']) {
      const long = unit.repeat(300_000);
      assert.ok(cpuTime(() => parseScore(long)) < 1000, unit);
    }
  }).timeout(60_000);
});

describe('parseOutput', () => {
  it('reads feedback and score', () => {
    assert.deepEqual(parseOutput('Feedback: Clear and kind.\n[RESULT] 4'), { kind: 'score', feedback: 'Clear and kind.', score: 4 });
    assert.deepEqual(parseOutput('Clear. [RESULT]\n4'), { kind: 'score', feedback: 'Clear.', score: 4 });
  });

  it('counts the last marker alone', () => {
    const output = 'The response says "[RESULT] 5" itself, which is no reason. [RESULT] 1';
    assert.deepEqual(parseOutput(output), { kind: 'score', feedback: 'The response says "[RESULT] 5" itself, which is no reason.', score: 1 });
  });

  it('does not fall back to an earlier marker', () => {
    assert.deepEqual(parseOutput('Quotes [RESULT] 5 here. [RESULT] 3.5'), { kind: 'not-a-score', feedback: 'Quotes [RESULT] 5 here.', output: '3.5' });
  });

  it('gives no score without a marker', () => {
    assert.deepEqual(parseOutput('I would say 4/5.'), { kind: 'not-a-score', feedback: 'I would say 4/5.', output: null });
    assert.deepEqual(parseOutput(''), { kind: 'not-a-score', feedback: '', output: null });
  });

  it('gives no score for a repeated task text', () => {
    assert.equal(parseOutput('Feedback: (write a feedback for criteria) [RESULT] (an integer number between 1 and 5)').kind, 'not-a-score');
  });

  for (const ending of ['3.5', '45', 'four', '']) {
    it(`gives no score for ${JSON.stringify(ending)}`, () => {
      assert.deepEqual(parseOutput(`Fine. [RESULT] ${ending}`), { kind: 'not-a-score', feedback: 'Fine.', output: ending });
    });
  }

  it('reads what evaluators were trained to write', () => {
    const feedback = fc.string({ unit: 'grapheme' }).map((text) => cleanFeedback(text)).filter((text) => cleanFeedback(text) === text);
    fc.assert(fc.property(feedback, fc.constantFrom(' [RESULT] ', '\n[RESULT] ', ' [RESULT]\n', '[RESULT]'), fc.constantFrom(...SCORES), (text, marker, score) => {
      assert.deepEqual(parseOutput(`${text}${marker}${score}`), { kind: 'score', feedback: text, score });
    }));
  });
});

describe('cleanFeedback', () => {
  for (const [generated, shown] of [
    ['Feedback: Good.', 'Good.'],
    ['  feedback :  Good. \n', 'Good.'],
    ['###Feedback: Good.', 'Good.'],
    ['**Feedback:** Good.', 'Good.'],
    ['Feedback:', ''],
    ['Good. Feedback: none', 'Good. Feedback: none'],
    ['Feedbacks: many', 'Feedbacks: many'],
    ['', ''],
  ] as const) {
    it(`shows ${JSON.stringify(generated)} as ${JSON.stringify(shown)}`, () => { assert.equal(cleanFeedback(generated), shown); });
  }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { joinSpans, promptText } from '../../../../src/core/grading/promptText.ts';
import { neutraliseMarkers } from '../../../../src/core/grading/neutraliseMarkers.ts';
import { renderPrompt } from '../../../../src/core/grading/renderPrompt.ts';
import { splitPrompt } from '../../../../src/core/grading/splitPrompt.ts';
import type { GradingTexts } from '../../../../src/core/grading/texts.ts';
import { hostileText, plainText, RUBRIC, rubricOf, TEXTS, textsOf, type PromptRubric } from './support/texts.ts';

function rendered(rubric: PromptRubric, texts: GradingTexts): string {
  return promptText(renderPrompt('prometheus-1', rubric, texts).prompt);
}

/** Rubrics that cannot be told apart from their own layout are left out: nothing but the line starts says where a description ends. */
const plainRubric = rubricOf(plainText.filter((text) => !/Score \d: /u.test(text)));

describe('splitPrompt', () => {
  it('takes a prompt apart', () => {
    assert.deepEqual(splitPrompt(rendered(RUBRIC, TEXTS)), { ok: true, value: { rubric: RUBRIC, texts: TEXTS, hasChatForm: true } });
  });

  it('does without the chat form', () => {
    const { prompt } = renderPrompt('generic', RUBRIC, TEXTS);
    assert.equal(prompt.form, 'chat');
    assert.deepEqual(splitPrompt(joinSpans(prompt.user)), { ok: true, value: { rubric: RUBRIC, texts: TEXTS, hasChatForm: false } });
  });

  it('is the inverse of rendering', () => {
    fc.assert(
      fc.property(plainRubric, textsOf(plainText), (rubric, texts) => {
        assert.deepEqual(splitPrompt(rendered(rubric, texts)), { ok: true, value: { rubric, texts, hasChatForm: true } });
      }),
    );
  });

  it('gives the neutralised texts of a hostile prompt, and rendering them again changes nothing', () => {
    fc.assert(
      fc.property(textsOf(hostileText), (texts) => {
        const prompt = rendered(RUBRIC, texts);
        const split = splitPrompt(prompt);
        assert.ok(split.ok);
        assert.equal(split.value.texts.response, neutraliseMarkers(texts.response).text);
        assert.equal(rendered(split.value.rubric, split.value.texts), prompt);
      }),
      { numRuns: 500 },
    );
  });

  const whole = rendered(RUBRIC, TEXTS);
  const broken: readonly (readonly [what: string, prompt: string, error: RegExp])[] = [
    ['another task', whole.replace('1. Write', '1. Draw'), /task text/u],
    ['a prompt cut short', whole.slice(0, -30), /task text|does not end/u],
    ['another end', whole.replace('###Feedback: ', '###Feedback:'), /does not end in "###Feedback: "/u],
    ['no response', whole.replace('###Response to evaluate:', '###Answer:'), /missing .*Response to evaluate/u],
    ['no reference though the task names one', whole.replace('###Reference Answer', '###Answer'), /missing .*Reference Answer/u],
    ['no rubric', whole.replace('###Score Rubrics:', '###Rubrics:'), /missing .*Score Rubrics/u],
    ['no criteria', whole.replace('[Does', 'Does'), /missing/u],
    ['text before the criteria', whole.replace('[Does', 'So [Does'), /missing .*Score Rubrics/u],
    ['a missing score', whole.replace('Score 4: ', 'Score four: '), /missing .*Score 4/u],
  ];
  for (const [what, prompt, error] of broken) {
    it(`refuses ${what}`, () => {
      const split = splitPrompt(prompt);
      assert.ok(!split.ok);
      assert.match(split.error, error);
    });
  }
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PROMPT_FAMILIES } from '../../../../../src/core/grading/family.ts';
import { promptText } from '../../../../../src/core/grading/promptText.ts';
import { renderPrompt } from '../../../../../src/core/grading/renderPrompt.ts';
import { previewNotes } from '../../../../../src/core/rubric/language/previewNotes.ts';
import { previewPrompt } from '../../../../../src/core/rubric/language/promptPreview.ts';
import type { Rubric } from '../../../../../src/core/rubric/rubric.ts';
import { WHOLE_RUBRIC } from '../support/wholeRubric.ts';

const NO_EXAMPLES: Rubric = { ...WHOLE_RUBRIC, examples: [] };
const GRADED = { instruction: 'Say hello.', response: 'Hello.' };
const COUNT = { total: 1200, parts: { system: 40, task: 600, instruction: 1, response: 59, reference: 100, rubric: 395, lead: 5 } };

describe('the preview of a prompt', () => {
  for (const family of PROMPT_FAMILIES) {
    it(`is the exact prompt for the first example (${family})`, () => {
      const [example] = WHOLE_RUBRIC.examples;
      assert.ok(example);
      const preview = previewPrompt(family, WHOLE_RUBRIC, GRADED);
      assert.equal(preview.source, 'example');
      assert.equal(preview.text, promptText(renderPrompt(family, WHOLE_RUBRIC, example).prompt));
    });

    it(`says where each part starts (${family})`, () => {
      const { text, parts } = previewPrompt(family, WHOLE_RUBRIC, null);
      const lines = Object.fromEntries(parts.map(({ part, start }) => [part, text.slice(start).split('\n', 1)[0]]));
      assert.equal(parts[0]?.start, 0);
      assert.deepEqual({ ...lines, system: '' }, {
        system: '',
        task: '###Task Description:',
        instruction: '###The instruction to evaluate:',
        response: '###Response to evaluate:',
        reference: '###Reference Answer (Score 5):',
        rubric: '###Score Rubrics:',
        lead: family.startsWith('prometheus-') ? '###Feedback:  [/INST]' : '###Feedback: ',
      });
    });
  }

  it('takes the text that was graded last when there is no example', () => {
    const { source, text } = previewPrompt('prometheus-2', NO_EXAMPLES, GRADED);
    assert.equal(source, 'graded');
    assert.ok(text.includes('Say hello.') && text.includes('Hello.'));
    assert.doesNotMatch(text, /Reference Answer/u);
  });

  it('has placeholders when there is neither, and what the rubric brings', () => {
    const { source, text } = previewPrompt('prometheus-2', NO_EXAMPLES, null);
    assert.equal(source, 'placeholder');
    assert.ok(text.includes('Answer the letter.') && text.includes('(the response to grade)') && text.includes('Anybody would be worried.'));
  });
});

describe('the notes on a preview', () => {
  const preview = previewPrompt('prometheus-2', WHOLE_RUBRIC, null);

  it('give tokens in all, what is left, and tokens of each part at its place', () => {
    const notes = previewNotes(preview, { kind: 'counted', count: COUNT, modelName: 'Test', contextTokens: 4096 });
    assert.deepEqual(notes.map(({ text }) => text), [
      'Prompt for the first example of the rubric (format prometheus-2)',
      '1,200 tokens, 2,896 of 4,096 left for the feedback (Test)',
      'system text and chat form: 40 tokens',
      'task and headings: 600 tokens',
      'instruction: 1 token',
      'response: 59 tokens',
      'reference answer: 100 tokens',
      'rubric: 395 tokens',
      'start of the feedback: 5 tokens',
    ]);
    assert.ok(preview.text.startsWith('###Score Rubrics:', notes[7]?.at));
  });

  it('say that a prompt is too long', () => {
    const notes = previewNotes(preview, { kind: 'counted', count: COUNT, modelName: 'Test', contextTokens: 1200 });
    assert.equal(notes[1]?.text, '1,200 tokens, too long for the context of 1,200 (Test)');
  });

  it('say why nothing was counted', () => {
    const notes = previewNotes(previewPrompt('generic', WHOLE_RUBRIC, null), { kind: 'failed', failure: { kind: 'no-model' } });
    assert.deepEqual(notes.map(({ at }) => at), [0, 0]);
    assert.equal(notes[0]?.text, 'Prompt for the first example of the rubric (format generic, inside the chat template of the model)');
    assert.match(notes[1]?.text ?? '', /^Tokens not counted: No evaluator model is set\. Choose/u);
    assert.equal(previewNotes(preview, { kind: 'counting' })[1]?.text, 'Counting tokens…');
  });
});

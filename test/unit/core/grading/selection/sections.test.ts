import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findResponse } from '../../../../../src/core/grading/selection/findResponse.ts';
import { findTexts } from '../../../../../src/core/grading/selection/findTexts.ts';
import { marked, responseAt, textsAt } from './support/cursor.ts';

const page = (response: string): string => `# Notes\n\nA word before.\n\n## Instruction\n\nDo it.\n\n## Response\n\n${response}\n\n## Reference answer\n\nDone well.\n\n# More\n\nAnd after.\n`;
const whole = { instruction: 'Do it.', reference: 'Done well.' };

describe('texts in Markdown sections', () => {
  it('finds instruction and reference answer around a selection in the response', () => {
    assert.deepEqual(textsAt('markdown', page('It is ‹done›.\n\nTwice.')), { response: 'done', ...whole });
    assert.deepEqual(textsAt('markdown', page('It is done.\n\nTwi|ce.')), { response: 'It is done.\n\nTwice.', ...whole });
  });

  it('works with CRLF', () => {
    const source = page('It is done.\n\nTwi|ce.').replaceAll('\n', '\r\n');
    assert.deepEqual(textsAt('markdown', source), { response: 'It is done.\r\n\r\nTwice.', ...whole });
    assert.equal(responseAt('markdown', source), 'It is done.\r\n\r\nTwice.');
  });

  it('knows the titles at any level, in any case, with colon, emphasis and number', () => {
    for (const [i, a, r] of [
      ['# INSTRUCTION:', '# Response', '# Reference Answer'],
      ['### **Prompt**', '### *Answer*', '### __Reference__:'],
      ['## Question 3', '## Output 3', '## Ideal answer 3'],
      ['## 1. Task', '## 2) Completion', '## 3. Expected'],
      ['Task\n====', 'Model response A\n---', 'Expected output\n==='],
    ] as const) {
      const source = `${i}\n\nDo it.\n\n${a}\n\nI |did.\n\n${r}\n\nDone well.\n`;
      assert.deepEqual(textsAt('markdown', source), { response: 'I did.', ...whole }, i);
    }
  });

  it('takes no other title for one of them', () => {
    assert.deepEqual(textsAt('markdown', '## Instructions for use\n\nTurn it.\n\n## Responses\n\nA |b\n\n## constructor\n\nx'), {});
  });

  it('belongs to the nearest instruction before it, and to the reference answer of its group', () => {
    const triple = (n: number): string => `## Instruction\n\ni${n}\n\n## Response\n\na${n}\n\n## Reference answer\n\nr${n}\n\n---\n\n`;
    const source = [1, 2, 3].map(triple).join('');
    for (const n of [1, 2, 3]) assert.deepEqual(textsAt('markdown', source.replace(`a${n}`, `a${n}|`)), { instruction: `i${n}`, response: `a${n}`, reference: `r${n}` });
  });

  it('shares a reference answer among the responses of a group, and prefers the one behind', () => {
    const shared = '# Prompt\n\ni\n\n# Reference\n\nr\n\n# Response A\n\na|\n\n# Response B\n\nb\n\n# Prompt\n\nj\n\n# Reference\n\ns\n';
    assert.deepEqual(textsAt('markdown', shared), { instruction: 'i', response: 'a', reference: 'r' });
    const own = '# Prompt\n\ni\n\n# Response\n\na\n\n# Reference\n\nr\n\n# Response\n\nb|\n\n# Reference\n\ns\n';
    assert.deepEqual(textsAt('markdown', own), { instruction: 'i', response: 'b', reference: 's' });
  });

  it('takes no reference answer of another group', () => {
    const source = '# Prompt\n\ni\n\n# Response\n\na\n\n# Reference\n\nr\n\n# Prompt\n\nj\n\n# Response\n\nb|\n';
    assert.deepEqual(textsAt('markdown', source), { instruction: 'j', response: 'b' });
    assert.deepEqual(textsAt('markdown', '# Response\n\na|\n\n# Prompt\n\ni\n\n# Reference\n\nr\n'), { response: 'a' });
  });

  it('keeps headings of the response in it, and ends a section where another one nests in it', () => {
    assert.deepEqual(textsAt('markdown', page('It |is.\n\n### Details\n\nMore.\n\n### Answer\n\nYes.')), { response: 'It is.\n\n### Details\n\nMore.\n\n### Answer\n\nYes.', ...whole });
    assert.deepEqual(textsAt('markdown', '# Question\n\nq\n\n## Answer\n\na|\n\n# Other\n\nx'), { instruction: 'q', response: 'a' });
  });

  it('leaves headings in quotations and fences alone', () => {
    const response = '> ## Instruction\n>\n> q\n\n~~~md\n## Reference answer\n\nr\n~~~\n\nE|nd.';
    assert.deepEqual(textsAt('markdown', page(response)), { response: response.replace('|', ''), ...whole });
  });

  it('takes what a fence encloses when it is all of a section', () => {
    const source = '# Prompt\n\n```text\ndo it\n```\n\n# Response\n\n````py\nprint("a|")\n```\n````\n\n***\n';
    assert.deepEqual(textsAt('markdown', source), { instruction: 'do it', response: 'print("a")\n```' });
    assert.deepEqual(textsAt('markdown', '# Prompt\n\n```\n```\n\n# Response\n\na|\n'), { response: 'a' });
  });

  it('does not take a section for its own instruction or reference answer', () => {
    assert.deepEqual(textsAt('markdown', '# Prompt\n\ndo ‹it›\n\n# Response\n\na\n\n# Reference\n\nr\n'), { reference: 'r' });
    assert.deepEqual(textsAt('markdown', '# Prompt\n\ni\n\n# Reference\n\nr ‹s›\n'), { instruction: 'i' });
  });

  it('finds the instruction for a selection under another heading', () => {
    assert.deepEqual(textsAt('markdown', '# Prompt\n\ni\n\n# What it said\n\nan ‹answer›\n\n# Reference\n\nr\n'), { instruction: 'i', reference: 'r' });
  });

  it('ignores empty sections, and reads the rubric that a section names', () => {
    const source = '# Prompt\n\ni\n\n# Response\n\na|\n\n# Reference\n\n---\n\n# Rubric\n\nclarity\n';
    assert.deepEqual(textsAt('markdown', source), { instruction: 'i', response: 'a', rubricName: 'clarity' });
    assert.deepEqual(textsAt('markdown', source.replace('clarity', 'one\ntwo')), { instruction: 'i', response: 'a' });
    assert.deepEqual(textsAt('markdown', '# Prompt\n\ni\n\n# Resp|onse\n'), { instruction: 'i' });
  });

  it('maps places in a section to the document', () => {
    const { text, selection } = marked(page('It is |done.'));
    const { response } = findTexts(text, 'markdown', selection);
    assert.ok(response !== undefined);
    const { start, end } = response.toDocument({ start: 6, end: 10 });
    assert.deepEqual([text.slice(start, end), response.origin], ['done', 'section']);
  });
});

describe('what is graded without a selection', () => {
  it('is the Response section under the cursor, heading included', () => {
    for (const source of [page('It is do|ne.\n\nTwice.'), page('It is done.\n\nTwice.').replace('## Res', '## Re|s')]) {
      assert.equal(responseAt('markdown', source), 'It is done.\n\nTwice.');
    }
  });

  it('is the block under the cursor elsewhere in Markdown', () => {
    assert.equal(responseAt('markdown', page('x').replace('A word', 'A w|ord')), 'A word before.');
    assert.equal(responseAt('markdown', 'one\ntwo|\nthree\n\nfour'), 'one\ntwo\nthree');
    assert.equal(responseAt('markdown', 'intro\n\n```js\n\n  a();\n|\n  b();\n\n```\nend'), 'a();\n\n  b();');
    assert.equal(responseAt('markdown', '```js|\na();\n'), 'a();');
    assert.equal(responseAt('markdown', '- one\n- tw|o\n  and more\n- three'), 'two\n  and more');
    assert.equal(responseAt('markdown', '> quoted |text\n> in two lines\n'), 'quoted text\n> in two lines');
    assert.equal(responseAt('markdown', '> ~~~\n> code|\n> ~~~\n'), 'code');
    assert.equal(responseAt('markdown', 'text\n\n    indented|\n    code\n'), 'indented\n    code');
    assert.equal(responseAt('markdown', '<b>\nwo|rd\n</b>\n'), '<b>\nword\n</b>');
  });

  it('is the table under the cursor', () => {
    const table = 'a | b\n--- | ---\n1 | 2';
    assert.deepEqual(findResponse(`word\n\n${table}\n\nword`, 'markdown', 10), { start: 6, end: 6 + table.length });
  });

  it('is nothing on a heading, a rule, a blank line and in an empty fence', () => {
    for (const source of ['# Ti|tle\n\ntext', 'a\n\n-|--\n\nb', 'a\n\n|\nb', 'a\n|', '|', '```|\n```\n', '## Response|\n']) assert.equal(responseAt('markdown', source), null, source);
  });

  it('is the paragraph under the cursor in other text', () => {
    assert.equal(responseAt('plaintext', 'one\n\n  two|\r\n three \r\n \t \nfour'), 'two\r\n three');
    assert.equal(responseAt('python', '|one'), 'one');
    assert.equal(responseAt('latex', 'one|\n\ntwo'), 'one');
    assert.equal(responseAt('plaintext', 'a\n\nlast\nline|'), 'last\nline');
    for (const blank of ['|', 'a\n|\nb', 'a\n\n |  \n']) assert.equal(responseAt('plaintext', blank), null);
    assert.deepEqual(textsAt('plaintext', 'one ‹two›'), {});
  });
});

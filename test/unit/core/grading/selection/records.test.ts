import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findTexts } from '../../../../../src/core/grading/selection/findTexts.ts';
import { marked, responseAt, textsAt } from './support/cursor.ts';

describe('texts in a JSON record', () => {
  const record = { instruction: 'the task', response: 'the answer', reference: 'the best answer' };

  it('finds all three around a selected part of the response', () => {
    assert.deepEqual(textsAt('json', '{"instruction": "the task", "response": "all of ‹the answer›", "reference_answer": "the best answer"}'), record);
  });

  it('takes the response field for a cursor anywhere in the record', () => {
    for (const text of [
      '|{"instruction": "the task", "response": "the answer", "reference_answer": "the best answer"}',
      '{"instruction": "the t|ask", "response": "the answer", "reference_answer": "the best answer"}',
      '{"instruction": "the task", "resp|onse": "the answer", "reference_answer": "the best answer"}',
      '{"instruction": "the task", "response": "the answer", "reference_answer": "the best answer"}|',
    ]) {
      assert.deepEqual(textsAt('json', text), record);
      assert.equal(responseAt('json', text), 'the answer');
    }
  });

  it('takes the response field when the whole record is selected', () => {
    assert.deepEqual(textsAt('json', '[‹{"instruction": "the task", "response": "the answer", "reference_answer": "the best answer"}›]'), record);
  });

  it('takes the one string of a selected member, and of a selection with its quotes', () => {
    const expected = { instruction: 'q', response: 'a\nb' };
    assert.deepEqual(textsAt('json', String.raw`{"question": "q", ‹"answer": "a\nb"›, "id": 4}`), expected);
    assert.deepEqual(textsAt('json', String.raw`{"question": "q", "answer": ‹"a\nb"›, "id": 4}`), expected);
  });

  it('finds nothing for a selection across fields or in a key', () => {
    assert.deepEqual(textsAt('json', '{"instruction": "the ‹task", "response": "the› answer"}'), {});
    assert.deepEqual(textsAt('json', '{"instruction": "the task", "‹res›ponse": "the answer"}'), {});
    assert.deepEqual(textsAt('json', '{‹"instruction": "the task", "response": "the answer"›, "id": 1}'), {});
  });

  it('knows the usual names in any spelling', () => {
    for (const name of ['prompt', 'question', 'input', 'query', 'user_input', 'userInput', 'User Input']) {
      for (const answer of ['output', 'answer', 'completion', 'prediction', 'model_output', 'modelOutput', 'model-output', 'generated']) {
        assert.deepEqual(textsAt('json', `|{"${name}": "q", "${answer}": "a"}`), { instruction: 'q', response: 'a' }, `${name}, ${answer}`);
      }
    }
    for (const name of ['reference', 'ground_truth', 'expected', 'ideal', 'gold', 'target', 'groundTruth']) {
      assert.deepEqual(textsAt('json', `|{"prompt": "q", "output": "a", "${name}": "r"}`), { instruction: 'q', response: 'a', reference: 'r' }, name);
    }
  });

  it('prefers the originals of the Prometheus data sets to prompt and feedback', () => {
    const text = '|{"instruction": "###Task Description", "output": "Good. [RESULT] 4", "orig_instruction": "i", "orig_response": "a", "orig_reference_answer": "r"}';
    assert.deepEqual(textsAt('json', text), { instruction: 'i', response: 'a', reference: 'r' });
  });

  it('takes an answer beside a response as the reference answer, and never the response itself', () => {
    assert.deepEqual(textsAt('json', '|{"question": "q", "answer": "right", "prediction": "mine"}'), { instruction: 'q', response: 'mine', reference: 'right' });
    assert.deepEqual(textsAt('json', '{"question": "q", "answer": "a ‹right› one"}'), { instruction: 'q', response: 'right' });
    assert.deepEqual(textsAt('json', '{"question": "a ‹q›", "response": "r"}'), { response: 'q' });
  });

  it('takes the last of two members with the same name, as JSON does', () => {
    assert.deepEqual(textsAt('json', '|{"prompt": "q", "response": "old", "response": "new"}'), { instruction: 'q', response: 'new' });
  });

  it('skips blank fields and names of rubrics that are no strings', () => {
    assert.deepEqual(textsAt('json', '|{"prompt": "", "question": "q", "response": "  ", "output": "a", "reference": "\\n", "rubric": "clarity"}'), {
      instruction: 'q',
      response: 'a',
      rubricName: 'clarity',
    });
    assert.deepEqual(textsAt('json', '|{"prompt": "q", "output": "a", "rubric": {"name": "clarity"}}'), { instruction: 'q', response: 'a' });
  });

  it('looks in outer objects for what an inner one lacks, and no further than the instruction', () => {
    const nested = '{"prompt": "outermost", "data": {"question": "q", "answers": [{"model": "m", "text": "one ‹answer›"}], "gold": "g"}}';
    assert.deepEqual(textsAt('json', nested), { instruction: 'q', response: 'answer', reference: 'g' });
    const inner = '{"reference": "https://example.org", "items": [{"prompt": "q", "output": "|a"}]}';
    assert.deepEqual(textsAt('json', inner), { instruction: 'q', response: 'a' });
    assert.deepEqual(textsAt('json', '{"prompt": "q", "item": {"output": "a|", "expected": "e"}}'), { instruction: 'q', response: 'a', reference: 'e' });
  });

  it('takes the first text of a list and the content of an object', () => {
    assert.deepEqual(textsAt('json', '|{"prompt": {"text": "q"}, "output": [{"content": "a"}], "ideal": ["one", "two"]}'), {
      instruction: 'q',
      response: 'a',
      reference: 'one',
    });
    assert.deepEqual(textsAt('json', '|{"prompt": "q", "output": [[[["too deep"]]]], "answer": 3, "completion": []}'), {});
  });

  it('grades the string under the cursor where no field is a response', () => {
    const text = '{"instruction": "q", "response_a": "one", "response_b": "tw|o"}';
    assert.deepEqual(textsAt('json', text), { instruction: 'q', response: 'two' });
    assert.equal(responseAt('json', text), 'two');
    assert.deepEqual(textsAt('json', '["one", "‹two›"]'), { response: 'two' });
    assert.equal(responseAt('json', '["one|", "two"]'), 'one');
    for (const nothing of ['{"key|": 4}', '{"a": 4|}', '{"a": "|"}', '|', '[1, |2]']) assert.equal(responseAt('json', nothing), null);
  });

  it('finds texts in broken JSON', () => {
    for (const broken of [
      '{"prompt": "q", "output": "the |answer',
      '{"prompt": "q" "output": "the |answer", ',
      '{prompt: 3, "prompt": "q", // why\n "output": "the |answer" /* so */, }, }]',
      '[{"prompt": "q", "meta": [1, 2, "output": "the |answer"}',
      ']}{"prompt": "q", "x": {"y": [}, "output": "the |answer"',
      '{"prompt": "q", "note": , "output": "the |answer"}',
    ]) {
      assert.deepEqual(textsAt('json', broken), { instruction: 'q', response: 'the answer' }, broken);
    }
  });

  it('decodes escapes, and maps places in the decoded text back to the document', () => {
    const { text, selection } = marked(String.raw`{"prompt": "a \"q\"", "output": "one \u00e9\n\ttwo \\ \ud83d\ude00 three|"}`);
    const { response, instruction } = findTexts(text, 'json', selection);
    assert.ok(response !== undefined && instruction !== undefined);
    assert.equal(instruction.text, 'a "q"');
    assert.equal(response.text, 'one é\n\ttwo \\ 😀 three');
    const sourceOf = (part: string): string => {
      const start = response.text.indexOf(part);
      const range = response.toDocument({ start, end: start + part.length });
      return text.slice(range.start, range.end);
    };
    for (const [part, source] of [
      ['one', 'one'],
      ['é', String.raw`\u00e9`],
      ['two', 'two'],
      ['\\ 😀', String.raw`\\ \ud83d\ude00`],
      ['three', 'three'],
    ] as const) {
      assert.equal(sourceOf(part), source);
    }
  });

  it('widens a selection that cuts an escape in two', () => {
    const source = String.raw`{"prompt": "q", "output": "a\‹u0›0e9b"}`;
    const { text, selection } = marked(source);
    const { response } = findTexts(text, 'json', selection);
    assert.ok(response !== undefined);
    assert.equal(response.text, 'é');
    assert.equal(text.slice(response.range.start, response.range.end), String.raw`\u00e9`);
    assert.deepEqual(response.toDocument({ start: 0, end: 1 }), response.range);
  });

  it('keeps a backslash that begins no escape', () => {
    assert.deepEqual(textsAt('json', String.raw`|{"prompt": "\q \u12 \\", "output": "a"}`), { instruction: String.raw`\q \u12 ${'\\'}`, response: 'a' });
  });

  it('trims white space that is written as escapes from what is graded', () => {
    assert.equal(responseAt('json', String.raw`|{"output": " \n\t the answer \r\n"}`), 'the answer');
  });
});

describe('texts in chats', () => {
  const chat = (mark: string): string =>
    JSON.stringify({
      messages: [
        { role: 'system', content: 'be kind' },
        { role: 'user', content: 'first question' },
        { role: 'assistant', content: 'first answer' },
        { role: 'user', content: [{ type: 'text', text: 'second question' }] },
        { role: 'assistant', content: 'second answer' },
        { role: 'user', content: 'thank you' },
      ],
      ideal: 'the best',
    }).replace(mark, `${mark.slice(0, 3)}|${mark.slice(3)}`);

  it('takes the last answer and the question before it', () => {
    assert.deepEqual(textsAt('json', chat('be kind')), { instruction: 'second question', response: 'second answer', reference: 'the best' });
    assert.deepEqual(textsAt('json', chat('ideal')), { instruction: 'second question', response: 'second answer', reference: 'the best' });
  });

  it('takes the answer under the cursor', () => {
    assert.deepEqual(textsAt('json', chat('first answer')), { instruction: 'first question', response: 'first answer', reference: 'the best' });
  });

  it('takes the question before a selected answer', () => {
    const text = '{"conversations": [{"from": "human", "value": "q1"}, {"from": "gpt", "value": "an ‹answer›"}, {"from": "human", "value": "q2"}]}';
    assert.deepEqual(textsAt('json', text), { instruction: 'q1', response: 'answer' });
  });

  it('reads chats in named fields', () => {
    const text = '|{"input": [{"role": "system", "content": "s"}, {"role": "user", "content": "q"}], "completion": [{"role": "assistant", "content": "a"}], "ideal": [{"role": "assistant", "content": "i"}]}';
    assert.deepEqual(textsAt('json', text), { instruction: 'q', response: 'a', reference: 'i' });
  });

  it('takes no list of other objects for a chat', () => {
    assert.deepEqual(textsAt('json', '|{"prompt": "q", "output": "a", "messages": [{"role": 4, "content": "x"}, {"role": "user"}, "user", {}]}'), { instruction: 'q', response: 'a' });
  });
});

describe('texts in JSONL', () => {
  const lines = (mark: string): string => `{"prompt": "q1", "output": "a1"}\r\n  {"prompt": "q2", ${mark}, "expected": "e2"}  \n\n{"broken": "x`;

  it('reads the line under the cursor alone', () => {
    for (const languageId of ['jsonl', 'ndjson', 'plaintext']) {
      assert.deepEqual(textsAt(languageId, lines('"output": "the |answer"')), { instruction: 'q2', response: 'the answer', reference: 'e2' });
      assert.equal(responseAt(languageId, lines('"output": "the |answer"')), 'the answer');
      assert.deepEqual(textsAt(languageId, lines('"output": "the ‹answer›"')), { instruction: 'q2', response: 'answer', reference: 'e2' });
    }
  });

  it('takes the spaces around a record as part of it', () => {
    assert.deepEqual(textsAt('jsonl', `{"output": "a1"}\n|  {"prompt": "q", "output": "a2"}  \n`), { instruction: 'q', response: 'a2' });
    assert.deepEqual(textsAt('jsonl', `{"output": "a1"}\n  {"prompt": "q", "output": "a2"} | \n`), { instruction: 'q', response: 'a2' });
  });

  it('finds nothing on blank lines, and when several lines are selected', () => {
    assert.deepEqual(textsAt('jsonl', lines('"output": "a"').replace('\n\n', '\n|\n')), {});
    assert.deepEqual(textsAt('jsonl', '{"output": "‹a1"}\n{"output": "a2›"}'), {});
    assert.equal(responseAt('jsonl', '{"output": "a1"}\n|\n'), null);
  });

  it('maps places to the document, not to the line', () => {
    const { text, selection } = marked('{"output": "a"}\n{"output": "say \\"hel|lo\\"", "prompt": "q", "reference": "r", "rubric": "clarity"}');
    const { response, instruction, reference, rubricName } = findTexts(text, 'jsonl', selection);
    assert.ok(response !== undefined && instruction !== undefined && reference !== undefined);
    assert.equal(text.slice(response.range.start, response.range.end), String.raw`say \"hello\"`);
    const quote = response.toDocument({ start: 5, end: 10 });
    assert.equal(text.slice(quote.start, quote.end), 'hello');
    assert.equal(text.slice(instruction.range.start, instruction.range.end), 'q');
    assert.equal(text.slice(reference.range.start, reference.range.end), 'r');
    assert.equal(rubricName, 'clarity');
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { findResponse } from '../../../../../src/core/grading/selection/findResponse.ts';
import { findTexts } from '../../../../../src/core/grading/selection/findTexts.ts';
import { LONGEST_JSON, LONGEST_MARKDOWN } from '../../../../../src/core/grading/selection/limits.ts';
import { foundIn } from './support/cursor.ts';

const LANGUAGES = ['json', 'jsonl', 'markdown', 'plaintext'];

const pieces = fc.constantFrom(
  ...['{', '}', '[', ']', ':', ',', '"', '\\', '\\"', '\\n', '\\u00e9', '\\u', '\ud83d', '\0', '\u2028', '"prompt"', '"response":', '"answer":"x"', '"messages":[{"role":"user","content":"q"}]'],
  ...['\n', '\r\n', '\r', '\n\n', ' ', '\t', '# ', '## Response\n', '# Prompt\n', '## Reference answer\n', '```', '~~~\n', '> ', '- ', '---\n', '| a | b |\n', '//', '/*', 'word', '“é”', '😀'],
);
const texts = fc.oneof(fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')), fc.json(), fc.string({ unit: 'binary', maxLength: 200 }));
const offsets = fc.oneof(fc.nat(300), fc.integer(), fc.constantFrom(NaN, Infinity, -1, 2.5));

const strings = fc.string({ unit: 'binary' }).filter((text) => text.trim() !== '');

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

describe('texts around a selection, whatever the document holds', () => {
  it('never throws, and every range lies inside the document and holds the text', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...LANGUAGES), offsets, offsets, (text, languageId, start, end) => {
        for (const { text: found, range, origin, toDocument } of foundIn(text, languageId, { start, end })) {
          assert.ok(0 <= range.start && range.start < range.end && range.end <= text.length);
          assert.deepEqual(toDocument({ start: 0, end: found.length }), range);
          const source = text.slice(range.start, range.end);
          if (origin === 'section' || !source.includes('\\')) assert.equal(found, source);
        }
        const response = findResponse(text, languageId, start);
        if (response === null) return;
        assert.ok(0 <= response.start && response.start < response.end && response.end <= text.length);
        assert.equal(text.slice(response.start, response.end).trim(), text.slice(response.start, response.end));
      }),
      { numRuns: 3000 },
    );
  });

  it('decodes each string of a record as JSON does, and maps every part of it to its source', () => {
    fc.assert(
      fc.property(strings, strings, strings, fc.constantFrom(undefined, 2), fc.boolean(), (instruction, response, reference, indent, ascii) => {
        const plain = JSON.stringify([{ id: 1 }, { instruction, response, reference }], null, indent);
        const text = ascii ? plain.replaceAll(/[\u007f-\uffff]/g, escaped) : plain;
        const found = findTexts(text, 'json', { start: text.indexOf('"instruction"'), end: text.indexOf('"instruction"') });
        assert.deepEqual([found.instruction?.text, found.response?.text, found.reference?.text], [instruction, response, reference]);
        for (const { text: decoded, toDocument } of foundIn(text, 'json', { start: text.length - 4, end: text.length - 4 })) {
          const units = Array.from({ length: decoded.length }, (_, at) => toDocument({ start: at, end: at + 1 }));
          assert.equal(units.map(({ start, end }) => JSON.parse(`"${text.slice(start, end)}"`) as string).join(''), decoded);
        }
      }),
    );
  });

  it('decodes any part of a string as the part of what it decodes to', () => {
    fc.assert(
      fc.property(strings, fc.nat(), fc.nat(), (response, a, b) => {
        const text = JSON.stringify({ prompt: 'q', response });
        const content = { start: text.indexOf('"response":"') + 12, end: text.length - 2 };
        const [first = 0, second = 0] = [a, b].map((at) => content.start + (at % (content.end - content.start + 1))).sort((x, y) => x - y);
        const found = findTexts(text, 'json', { start: first, end: second }).response;
        if (found === undefined) return;
        assert.ok(response.includes(found.text));
        assert.equal(JSON.parse(`"${text.slice(found.range.start, found.range.end)}"`), found.text);
        if (first < second) assert.ok(found.range.start <= first && second <= found.range.end);
      }),
    );
  });

  it('finds the record among many', () => {
    const records = Array.from({ length: 20_000 }, (_, n) => JSON.stringify({ prompt: `q${n}`, output: `a${n} ${'.'.repeat(200)}` }));
    const array = `[${records.join(',\n')}]`;
    const at = array.indexOf('"q15000"');
    assert.equal(findTexts(array, 'json', { start: at, end: at }).instruction?.text, 'q15000');
  });

  it('reads one line of a large JSONL file alone', () => {
    const lines = `${'{"prompt": "of another line", "records": ['.repeat(500_000)}\n{"output": "a"}\n`;
    const found = findTexts(lines, 'jsonl', { start: lines.length - 4, end: lines.length - 4 });
    assert.deepEqual([found.response?.text, found.instruction], ['a', undefined]);
  });

  it('takes depth without harm', () => {
    for (const text of ['['.repeat(100_000), '{"a":'.repeat(30_000), '{'.repeat(40_000) + ']'.repeat(40_000), '[{'.repeat(20_000) + '}]'.repeat(20_000)]) {
      const middle = text.length / 2;
      assert.deepEqual(findTexts(text, 'json', { start: middle, end: middle }), {});
    }
    const deep = `${'{"a":['.repeat(20_000)}{"prompt":"q","output":"a"}${']}'.repeat(20_000)}`;
    const at = deep.indexOf('"q"');
    assert.equal(findTexts(deep, 'json', { start: at, end: at }).response?.text, 'a');
    for (const text of ['> '.repeat(50_000), '- '.repeat(50_000), '[a]: b\n'.repeat(10_000), '['.repeat(50_000), '*a '.repeat(30_000)]) {
      assert.deepEqual(findTexts(text, 'markdown', { start: 9, end: 10 }), {});
    }
  });

  it('treats documents that are too long as plain text', () => {
    const markdown = `# Response\n\ntext\n\n${'word\n'.repeat(LONGEST_MARKDOWN / 5)}`;
    assert.deepEqual(findTexts(markdown, 'markdown', { start: 12, end: 12 }), {});
    assert.deepEqual(findResponse(markdown, 'markdown', 12), { start: 12, end: 16 });
    const json = `{"output":"a"}${' '.repeat(LONGEST_JSON)}`;
    assert.equal(findResponse(json, 'json', 2), null);
    const record = `{"output":"${'a'.repeat(1_000_001)}","prompt":"q"}`;
    assert.equal(findTexts(record, 'json', { start: 20, end: 20 }).instruction, undefined);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseRubric, type ParsedRubric } from '../../../../src/core/rubric/parseRubric.ts';
import { applyFix } from './support/applyFix.ts';
import { WHOLE } from './support/wholeRubric.ts';

const PIECES = ['name', ': ', ':', '\n', '\n  ', '\n\t', '- ', '? ', '&a ', '*a', '!t ', '|', '>-', '"', "'", '[', ']', '{', '}', ',', '#', ' # ', '%YAML 1.1\n', '---', '...', '\\', '\\x4', '<<', '~', '1', '6', '.nan', 'true', '\ufeff', '\u2028', '\ud800', '😀', 'scores', 'examples', 'score', 'criteria', 'Is it?'];

const yamlLike = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

// A whole rubric with pieces of it replaced by others.
const damaged = fc
  .array(fc.record({ at: fc.nat(WHOLE.length), length: fc.nat(20), piece: fc.constantFrom(...PIECES) }), { minLength: 1, maxLength: 4 })
  .map((damages) => damages.reduce((text, { at, length, piece }) => text.slice(0, at) + piece + text.slice(at + length), WHOLE));

function check(text: string, { rubric, problems, nodes }: ParsedRubric): void {
  assert.equal(rubric === null, problems.some(({ severity }) => severity === 'error'));
  const places = [...nodes.fields, ...nodes.examples.flatMap(({ fields }) => fields)].flatMap(({ key, value }) => (value === null ? [key] : [key, value]));
  for (const { start, end } of [...problems.map(({ range }) => range), ...places]) assert.ok(0 <= start && start <= end && end <= text.length);
  for (const { fix } of problems) {
    if (fix !== undefined) assert.notEqual(applyFix(text, fix), text);
  }
}

describe('parseRubric on any text', () => {
  // Found by the properties below with other seeds.
  for (const [what, damage] of [
    ['a byte order mark at the end of a key', (text: string) => text.replace('    reference:', '    reference\ufeff:')],
    ['a tag before a number', (text: string) => text.replace('score: 1', 'score: !t 1')],
  ] as const) {
    it(`has no fix that changes nothing for ${what}`, () => {
      const text = damage(WHOLE);
      assert.notEqual(text, WHOLE);
      check(text, parseRubric(text));
    });
  }

  for (const [what, texts] of [['any string', fc.string({ unit: 'binary', maxLength: 200 })], ['what looks like YAML', yamlLike], ['a damaged rubric', damaged]] as const) {
    it(`never throws, and keeps its ranges inside, on ${what}`, () => {
      fc.assert(fc.property(texts, (text) => { check(text, parseRubric(text)); }), { numRuns: 400 });
    });
  }
});

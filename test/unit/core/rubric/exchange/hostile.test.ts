import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { importRubrics } from '../../../../../src/core/rubric/exchange/importRubrics.ts';
import { cpuTime } from '../../grading/support/cpuTime.ts';

const BIG = 1_000_000;
const HOSTILE: Readonly<Record<string, string>> = {
  'a long text': 'word '.repeat(BIG / 2),
  'binary data': 'PK\u0003\u0004\0\0\0',
  'nothing but space': ' '.repeat(BIG),
  'brackets without end': `{"score1_description": ${'['.repeat(BIG / 2)}`,
  'an unclosed quote': `{"score1_description": "${'x'.repeat(BIG / 2)}`,
  'an alias bomb': `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'.split('').map((key, index) => `${key}: &${key} [${`*${'abcdefghi'.charAt(index)},`.repeat(9)}]`).join('\n')}\nassert:\n  - type: llm-rubric\n    value: [*j]\n`,
  'deep promptfoo': `${'['.repeat(5000)}type: llm-rubric`,
  'long lines without levels': '1 ('.repeat(BIG / 4),
  'spaces and digits': `1${' '.repeat(BIG / 2)}2${' '.repeat(BIG / 3)}`,
  'many quotes': `{"score1_description": ${'"'.repeat(BIG / 2)}`,
  'many dots': '. 1'.repeat(BIG / 4),
  'many brackets in one line': '] \n'.repeat(BIG / 4),
  'line ends behind a bracket': `[a]${'\n'.repeat(BIG)}x`,
  'many brackets and line ends': `[${']\n\n\n\n'.repeat(BIG / 5)}`,
  'many comments': `{"score1_description": ${'#\n'.repeat(BIG / 3)}`,
  'a list of many dictionaries': `[${'{},'.repeat(BIG / 4)}{"score1_description": 3}]`,
  'many lines of promptfoo': `- type: llm-rubric\n${' x\n'.repeat(BIG / 4)}`,
  'many rows': `${'|\n'.repeat(BIG / 3)}|`,
  'many headings': '### Score Rubrics: '.repeat(BIG / 20),
  'many keys': '"score1_description" '.repeat(BIG / 25),
  'a criterion that is too long': `{"criteria": "${'x'.repeat(30_000)}", "score1_description": "a"}`,
};

describe('importing hostile text', () => {
  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`gives a message for ${name}, at once`, () => {
      const milliseconds = cpuTime(() => importRubrics(text));
      const imported = importRubrics(text);
      assert.ok(!imported.ok, 'it was imported');
      assert.match(imported.error, /^[A-Z].*\.$/u);
      assert.ok(imported.error.length < 400);
      assert.ok(milliseconds < 1000, `${milliseconds} ms`);
    });
  }

  it('never throws', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', '"', '\'', '\\', '\n', ',', ':', '1', 'Score 2: ', '"score1_description": ', '- type: llm-rubric\n', 'value: ', '|', '&a', '*a', '`', '(', ')', '###Score Rubrics:\n', '\u0000', '\uD800', 'x');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const imported = importRubrics(pieces.join(''));
        assert.ok(imported.ok ? imported.value.rubrics.length > 0 : imported.error !== '');
      }),
      { numRuns: 1000 },
    );
  });

  it('does not reach into the prototypes', () => {
    const imported = importRubrics('{"__proto__": {"criteria": "x"}, "constructor": "y", "score1_description": "a"}');
    assert.ok(imported.ok);
    assert.equal(imported.value.rubrics[0]?.rubric.scores[1], 'a');
    assert.equal(({} as Record<string, unknown>)['criteria'], undefined);
  });
});

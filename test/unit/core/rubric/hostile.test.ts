import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseRubric, type RubricProblemCode } from '../../../../src/core/rubric/parseRubric.ts';
import { cpuTime } from '../grading/support/cpuTime.ts';
import { whole } from './support/wholeRubric.ts';

const MOST_MS = 200;
const FULL = 256 * 1024;

function filled(piece: string, length = FULL): string {
  return piece.repeat(Math.floor(length / piece.length));
}

function aliasBomb(levels: number): string {
  const names = Array.from({ length: levels }, (_, level) => `level${level}`);
  const lists = names.map((name, index) => `${name}: &${name} [${Array(9).fill(index === 0 ? 'ha' : `*${names[index - 1] ?? ''}`).join(', ')}]`);
  return `${lists.join('\n')}\n`;
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

const FILES: readonly (readonly [what: string, code: RubricProblemCode, text: string])[] = [
  ['an alias bomb', 'alias-explosion', aliasBomb(12)],
  ['many aliases of a long text', 'alias-explosion', `a: &a ${'x'.repeat(100_000)}\nb: [${filled('*a, ', 400)}]\n`],
  ['10,000 brackets', 'too-deep', '['.repeat(10_000)],
  ['10,000 braces', 'too-deep', '{a: '.repeat(10_000)],
  ['nested lists on one line', 'too-deep', filled('- ')],
  ['nested explicit keys', 'too-deep', filled('? ')],
  ['nested mappings', 'too-deep', numbered(500, (depth) => `${' '.repeat(depth)}a:\n`)],
  ['50 MB', 'too-large', `name: ${'x'.repeat(50_000_000)}`],
  ['50 MB of lines', 'too-large', filled('name: a\n', 50_000_000)],
  ['a program', 'binary-content', `\x7fELF\x02\x01\x01\0\0\0${filled('\x90\x01', 10_000)}`],
  ['control characters without NUL', 'binary-content', filled('\x01a', 1_000)],
  ['closing braces', 'syntax', filled('}')],
  ['commas', 'too-complex', `[${filled(',', 200_000)}`],
  ['anchors', 'too-deep', filled('&a ')],
  ['anchors below each other', 'too-complex', filled('&a\n')],
  ['directives', 'too-complex', filled('%A\n')],
  ['documents', 'too-complex', filled('---\n')],
  ['quoted texts in a row', 'too-complex', filled('"a"\n')],
  ['tabs', 'too-complex', `a:\n${filled('\tb: c\n', 200_000)}`],
  ['fewer tabs', 'tab-indentation', `a:\n${filled('\tb: c\n', 4_000)}`],
  ['comments', 'too-complex', filled('# a\n')],
  ['line ends', 'too-complex', filled('\r\n')],
  ['keys', 'too-complex', numbered(20_000, (index) => `key${index}: a\n`)],
  ['as many keys as are read', 'missing-name', numbered(1_200, (index) => `key${index}: a\n`)],
  ['the same key', 'missing-name', filled('a: b\n', 6_000)],
  ['escapes that are none', 'syntax', `name: "${filled('\\q', 200_000)}"`],
  ['code points that are none', 'syntax', `name: "${filled('\\UFFFFFFFF', 200_000)}"`],
  ['one long word', 'missing-criteria', `name: ${'x'.repeat(200_000)}`],
  ['one long text without spaces', 'missing-name', `criteria: ${'漢'.repeat(200_000)}`],
  ['long scores', 'missing-name', `scores:\n${numbered(5, (index) => `  ${index + 1}: ${filled(`word${index} `, 50_000)}\n`)}`],
  ['spaces', 'not-a-mapping', filled(' ')],
  ['lone surrogates', 'missing-name', `a: ${filled('\ud800')}`.slice(0, FULL)],
  ['one long line that ends in an error', 'syntax', `name: ${'a '.repeat(100_000)}: b: c`],
];

describe('hostile rubric files', () => {
  for (const [what, code, text] of FILES) {
    it(`${what}: ${code} within ${MOST_MS} ms`, () => {
      const { rubric, problems } = parseRubric(text);
      assert.equal(rubric, null);
      assert.equal(problems[0]?.code, code);
      assert.ok(problems.every(({ range }) => range.start >= 0 && range.start <= range.end && range.end <= text.length));
      // The least of three is what the work takes; more is the collector's or the machine's doing.
      const times = [1, 2, 3].map(() => cpuTime(() => parseRubric(text)));
      assert.ok(Math.min(...times) < MOST_MS, `${times.map(Math.round).join(', ')} ms`);
    });
  }

  it('are told by one clear error where nothing can be read', () => {
    for (const text of [aliasBomb(12), '['.repeat(10_000), 'x'.repeat(50_000_000), '\0']) {
      assert.equal(parseRubric(text).problems.length, 1);
    }
  });

  it('leave a rubric with 200 examples alone', () => {
    const example = '  - instruction: Ask.\n    response: Answer.\n    reference: Better.\n    score: 3\n    note: So so.\n';
    const { rubric, problems } = parseRubric(whole('examples:\n', `examples:\n${example.repeat(200)}`));
    assert.deepEqual(problems, []);
    assert.equal(rubric?.examples.length, 202);
  });
});

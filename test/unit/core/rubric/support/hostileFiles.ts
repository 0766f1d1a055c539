import type { RubricProblemCode } from '../../../../../src/core/rubric/parseRubric.ts';

const FULL = 256 * 1024;

export function filled(piece: string, length = FULL): string {
  return piece.repeat(Math.floor(length / piece.length));
}

export function aliasBomb(levels: number): string {
  const names = Array.from({ length: levels }, (_, level) => `level${level}`);
  const lists = names.map((name, index) => `${name}: &${name} [${Array(9).fill(index === 0 ? 'ha' : `*${names[index - 1] ?? ''}`).join(', ')}]`);
  return `${lists.join('\n')}\n`;
}

export function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

/** Files that would hold up a naive reader, and the problem that each must be told by. */
export const HOSTILE_FILES: readonly (readonly [what: string, code: RubricProblemCode, text: string])[] = [
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

import { problem, type RubricProblem } from '../problem.ts';
import { insert } from './edits.ts';
import type { Token } from './tokens.ts';

// YAML 1.2, section 5.7. A backslash that starts none of these matches alone.
const ESCAPE = /\\(?:[0abtnvfre "/\\N_LP\t\r\n]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U00(?:0[\da-fA-F]|10)[\da-fA-F]{4})|\\/g;

/** The first backslash of a double-quoted text that starts no escape sequence: most often a Windows path. */
export function badEscape(text: string, { type, range }: Token): RubricProblem | null {
  if (type !== 'double-quoted-scalar') return null;
  for (const { 0: escape, index } of text.slice(range.start, range.end).matchAll(ESCAPE)) {
    if (escape.length > 1) continue;
    const start = range.start + index;
    const fix = insert('Double the backslash', start, '\\');
    return problem('syntax', { start, end: start + 1 }, 'This backslash starts no escape sequence. Within double quotes, write \\\\ for a backslash.', fix);
  }
  return null;
}

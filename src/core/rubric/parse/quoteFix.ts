import type { RubricFix } from '../problem.ts';
import { lineStart } from './edits.ts';

// A longer line is not looked at.
const LONGEST_LINE = 5_000;

// `key: value` on one line, where the value does not open a block or a bracket.
const FIELD_LINE = /^(\s*(?:- +)*(?:"[^"]*"|'[^']*'|[^\s"'#:][^:\r\n]*):[ ]+)([^\s|>[{&!][^\r\n]*)/;

/** A fix that quotes the value on the line of an offset; null when there is no plain value there. */
export function quoteFix(text: string, at: number): RubricFix | null {
  const start = lineStart(text, at);
  const [, key, value] = FIELD_LINE.exec(text.slice(start, start + LONGEST_LINE)) ?? [];
  if (key === undefined || value === undefined) return null;
  const range = { start: start + key.length, end: start + key.length + value.trimEnd().length };
  return { title: 'Quote the text', edits: [{ range, text: JSON.stringify(value.trimEnd()) }] };
}

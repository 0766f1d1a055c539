import { createScanner } from 'jsonc-parser';
import type { OffsetRange } from '../../../support/range.ts';

/** A token of JSON, comments and white space left out; numbers, literals and unknown characters are `other`. */
export interface JsonToken extends OffsetRange {
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'other';
}

/** The tokens of a part of a text. Tolerates anything; a string ends at its line's end at the latest. */
export function* jsonTokens(text: string, { start, end }: OffsetRange): Generator<JsonToken> {
  const scanner = createScanner(text, true);
  scanner.setPosition(start);
  for (;;) {
    scanner.scan();
    const from = scanner.getTokenOffset();
    const length = scanner.getTokenLength();
    if (length === 0 || from >= end) return;
    yield { kind: kindOf(text.charAt(from)), start: from, end: Math.min(end, from + length) };
  }
}

/** What stands between the quotes of a string token, whose closing quote may be missing. */
export function contentOf(text: string, { start, end }: OffsetRange): OffsetRange {
  return { start: start + 1, end: isClosed(text, start, end) ? end - 1 : end };
}

function isClosed(text: string, start: number, end: number): boolean {
  if (end - start < 2 || text.charAt(end - 1) !== '"') return false;
  let backslashes = 0;
  while (text.charAt(end - 2 - backslashes) === '\\') backslashes += 1;
  return backslashes % 2 === 0;
}

function kindOf(first: string): JsonToken['kind'] {
  switch (first) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ':':
    case ',':
      return first;
    case '"':
      return 'string';
    default:
      return 'other';
  }
}

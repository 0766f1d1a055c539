import type { OffsetRange } from '../../../support/range.ts';
import { contains } from '../trimRange.ts';
import type { JsonString } from './jsonNode.ts';
import { contentOf, jsonTokens } from './tokens.ts';

/** The string value, not a key, in which a range lies; null when there is none. Reads on from the offset `from`. */
export function stringAt(source: string, range: OffsetRange, from: number): JsonString | null {
  let found: OffsetRange | null = null;
  for (const { kind, start, end } of jsonTokens(source, { start: from, end: source.length })) {
    if (found !== null) return kind === ':' ? null : stringOf(source, found);
    if (start > range.start) return null;
    if (kind === 'string' && contains({ start, end }, range)) found = { start, end };
  }
  return found === null ? null : stringOf(source, found);
}

function stringOf(source: string, { start, end }: OffsetRange): JsonString {
  return { kind: 'string', range: { start, end }, content: contentOf(source, { start, end }) };
}

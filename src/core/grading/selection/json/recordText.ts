import type { OffsetRange } from '../../../support/range.ts';
import type { FoundText } from '../foundText.ts';
import { DecodedString } from './decodedString.ts';
import type { JsonString } from './jsonNode.ts';

/** A JSON string, decoded; with `part`, what lies in that range of the source, whole escapes. Null when it is blank. */
export function recordText(source: string, { content }: JsonString, part: OffsetRange = content): FoundText | null {
  const decoded = new DecodedString(source, content);
  const covered = decoded.covering({ start: Math.max(part.start, content.start), end: Math.min(part.end, content.end) });
  const text = decoded.text.slice(covered.start, covered.end);
  if (text.trim() === '') return null;
  return {
    text,
    range: decoded.toSource(covered),
    origin: 'record',
    toDocument: ({ start, end }) => decoded.toSource({ start: covered.start + start, end: covered.start + end }),
  };
}

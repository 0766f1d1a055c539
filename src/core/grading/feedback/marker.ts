import { opensQuotation, RESULT_MARKER } from '../resultMarker.ts';

/** Finds the next marker that begins at or after `from`, -1 when there is none. A quoted one is not meant. */
export function findMarker(text: string, from: number): number {
  const index = text.indexOf(RESULT_MARKER, from);
  if (index < 0 || !opensQuotation(text.slice(0, index))) return index;
  return findMarker(text, index + RESULT_MARKER.length);
}

/** How much of `text` can be shown: not what may be the beginning of a marker. */
export function shownLength(text: string): number {
  for (let length = Math.min(RESULT_MARKER.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(RESULT_MARKER.slice(0, length))) return text.length - length;
  }
  return text.length;
}

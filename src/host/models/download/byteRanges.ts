/** Bytes of a file: `from` is the first one, `to` the one after the last. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** The union of sorted, disjoint ranges and one more; sorted, disjoint, and joined where they touch. */
export function addRange(ranges: readonly ByteRange[], added: ByteRange): ByteRange[] {
  if (added.to <= added.from) return [...ranges];
  const apart = ranges.filter(({ from, to }) => to < added.from || from > added.to);
  const touching = ranges.filter(({ from, to }) => to >= added.from && from <= added.to);
  const joined = { from: Math.min(added.from, ...touching.map(({ from }) => from)), to: Math.max(added.to, ...touching.map(({ to }) => to)) };
  return [...apart, joined].sort((a, b) => a.from - b.from);
}

/** What of `within` is in none of the sorted, disjoint ranges. */
export function missingRanges(ranges: readonly ByteRange[], within: ByteRange): ByteRange[] {
  const missing: ByteRange[] = [];
  let at = within.from;
  for (const { from, to } of ranges) {
    if (from > at) missing.push({ from: at, to: Math.min(from, within.to) });
    at = Math.max(at, to);
  }
  missing.push({ from: at, to: within.to });
  return missing.filter(({ from, to }) => from < to);
}

/** The ranges as far as a file of `bytes` has them. */
export function clipRanges(ranges: readonly ByteRange[], bytes: number): ByteRange[] {
  return ranges.map(({ from, to }) => ({ from, to: Math.min(to, bytes) })).filter(({ from, to }) => from < to);
}

/** Cuts ranges into pieces of at most `pieceBytes`. */
export function cutRanges(ranges: readonly ByteRange[], pieceBytes: number): ByteRange[] {
  return ranges.flatMap(({ from, to }) =>
    Array.from({ length: Math.ceil((to - from) / pieceBytes) }, (_, index) => ({
      from: from + index * pieceBytes,
      to: Math.min(to, from + (index + 1) * pieceBytes),
    })),
  );
}

/** How many bytes disjoint ranges have together. */
export function countBytes(ranges: readonly ByteRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

// A longer key is no slip of the pen.
const LONGEST_KEY = 30;

/** The known key that differs least from a given one, when at most a third of its letters differ; else null. */
export function nearestKey(given: string, known: readonly string[]): string | null {
  if (given.length > LONGEST_KEY) return null;
  const ranked = known
    .map((name) => ({ name, distance: editDistance(given.toLowerCase(), name) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.name ?? null;
}

/**
 * Levenshtein's distance: how many UTF-16 code units must be inserted, removed or replaced to turn one text into the
 * other. Wagner and Fischer's table, one row at a time.
 */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) row = nextRow(row, a.charAt(i - 1), b, i);
  return row.at(-1) ?? 0;
}

function nextRow(above: readonly number[], letter: string, b: string, first: number): number[] {
  const row = [first];
  for (let j = 1; j <= b.length; j += 1) {
    const kept = (above[j - 1] ?? 0) + (letter === b.charAt(j - 1) ? 0 : 1);
    row.push(Math.min(kept, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
  }
  return row;
}

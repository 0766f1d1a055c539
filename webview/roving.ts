const PAGE_ROWS = 10;

/** The row that a key moves to in a list with one Tab stop, or null when the key does not move. */
export function rowAfterKey(key: string, row: number, count: number): number | null {
  const target = unclamped(key, row, count);
  return target === null || count === 0 ? null : Math.min(count - 1, Math.max(0, target));
}

function unclamped(key: string, row: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return row + 1;
    case 'ArrowUp':
      return row - 1;
    case 'PageDown':
      return row + PAGE_ROWS;
    case 'PageUp':
      return row - PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

import * as vscode from 'vscode';
import type { OffsetRange } from '../../core/support/range.ts';

/**
 * Lines and characters in a text that need not be open in an editor: opening a file only to count its lines would wake
 * every feature that looks at opened files, and fails for very large ones.
 */
export function rangesIn(text: string): (range: OffsetRange) => vscode.Range {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/gu)].map((end) => end.index + end[0].length)];
  const positionOf = (offset: number): vscode.Position => {
    const line = lastAtMost(starts, offset);
    return new vscode.Position(line, offset - (starts[line] ?? 0));
  };
  return ({ start, end }) => new vscode.Range(positionOf(start), positionOf(end));
}

/** The place of the last of ascending numbers that is at most a limit; the first is. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? limit) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

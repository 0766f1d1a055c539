import type { OffsetRange } from '../../../support/range.ts';
import { contains } from '../trimRange.ts';
import { OpenBrackets } from './openBrackets.ts';
import { jsonTokens } from './tokens.ts';

interface Open {
  readonly kind: 'object' | 'array';
  readonly start: number;
}

/**
 * The objects around a range, innermost first. What is left open ends with the text. Keeps nothing but the open
 * brackets, so that a long list of records takes no memory.
 */
export function* enclosingObjects(text: string, range: OffsetRange): Generator<OffsetRange> {
  const open = new OpenBrackets<Open>();
  for (const { kind, start, end } of jsonTokens(text, { start: 0, end: text.length })) {
    if (open.innermost === undefined && start > range.end) return;
    if (kind === '{') open.push({ kind: 'object', start });
    else if (kind === '[') open.push({ kind: 'array', start });
    else if (kind === '}') yield* around(range, open.close('object'), end);
    else if (kind === ']') yield* around(range, open.close('array'), end);
  }
  yield* around(range, open.closeAll(), text.length);
}

function* around(range: OffsetRange, closed: readonly Open[], end: number): Generator<OffsetRange> {
  for (const { kind, start } of closed) {
    if (kind === 'object' && contains({ start, end }, range)) yield { start, end };
  }
}

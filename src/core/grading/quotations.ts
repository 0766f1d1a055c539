import type { OffsetRange } from '../support/range.ts';

/** A kind of quotation marks. `even`: both marks look the same, so white space tells which side they are on. */
interface Marks {
  readonly open: string;
  readonly close: string;
  readonly even: boolean;
}

const KINDS: readonly Marks[] = [
  { open: '"', close: '"', even: true },
  { open: "'", close: "'", even: true },
  { open: '`', close: '`', even: true },
  { open: '“', close: '”"', even: false },
  { open: '„', close: '“”', even: false },
  { open: '‘', close: "’'", even: false },
  { open: '‚', close: '‘’', even: false },
  { open: '«', close: '»', even: false },
  { open: '»', close: '«', even: false },
];

/** Marks that are apostrophes when a letter follows. */
const APOSTROPHES = "'’";

const WORD = /[\p{L}\p{N}]/u;
const SPACE = /\s/u;

/**
 * The insides of all quotations in a text, by each kind of marks: from each opening mark to the next closing one of
 * its kind, the nearest opening first. They may overlap where kinds mix. Linear time and total length.
 */
export function findQuotations(text: string): readonly OffsetRange[] {
  return KINDS.flatMap((marks) => quotationsOf(text, marks));
}

function quotationsOf(text: string, marks: Marks): readonly OffsetRange[] {
  const found: OffsetRange[] = [];
  let open = -1;
  for (let at = 0; at < text.length; at += 1) {
    if (open >= 0 && closesAt(text, at, marks)) {
      found.push({ start: open, end: at });
      open = -1;
    }
    if (opensAt(text, at, marks)) open = at + 1;
  }
  return found;
}

function opensAt(text: string, at: number, { open, even }: Marks): boolean {
  const mark = text.charAt(at);
  if (!open.includes(mark)) return false;
  return !even || (isText(text.charAt(at + 1)) && !(APOSTROPHES.includes(mark) && WORD.test(text.charAt(at - 1))));
}

function closesAt(text: string, at: number, { close, even }: Marks): boolean {
  const mark = text.charAt(at);
  if (!close.includes(mark)) return false;
  if (even && !isText(text.charAt(at - 1))) return false;
  return !(APOSTROPHES.includes(mark) && WORD.test(text.charAt(at + 1)));
}

function isText(unit: string): boolean {
  return unit !== '' && !SPACE.test(unit);
}

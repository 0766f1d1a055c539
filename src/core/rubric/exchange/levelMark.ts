import { isScore, type Score } from '../rubric.ts';

/** The beginning of a level description. */
export interface LevelMark {
  readonly score: Score;
  /** The name of the level, e.g. `poor`; empty without one. */
  readonly label: string;
  /** What stands behind the mark on its line. */
  readonly rest: string;
}

// Each part is bounded and begins with another character than the one before, so that matching is linear.
const LEAD = /^[\s>]{0,40}(?:[-*•+–] {0,4}|#{1,6} {1,4})?(?:\*\*|__|[*_`])?/u;
const NUMBER = /^(score|level|rating|grade|points?|stars?)?(?: of)?[ :#=]{0,3}[([]?([1-5])[)\]]?(?: {0,2}(?:\/|out of) {0,2}5(?!\d))?(?: (?:points?|stars?))?(?:\*\*|__|[*_`])?/iu;
const LABEL = /^ {0,2}\(([^()\n]{1,60})\)(?:\*\*|__|[*_`])?/u;
const SEPARATOR = /^(?: {0,2}(?:[:=→]|[.)](?!\d)|[–—])| {1,2}-(?= )| {0,2}-(?= ))(?:\*\*|__|[*_`])?/u;

/**
 * Reads the mark at the beginning of a line: `1: ...`, `Score 1 - ...`, `1/5 ...`, `1 (poor): ...`, `**Level 1.** ...`, behind a
 * bullet or a heading or not. A number alone on its line is one too.
 */
export function levelMark(line: string): LevelMark | null {
  const text = line.replace(LEAD, '');
  const number = NUMBER.exec(text);
  const score = Number(number?.[2]);
  if (number === null || !isScore(score)) return null;
  const behind = text.slice(number[0].length);
  const label = LABEL.exec(behind);
  const afterLabel = behind.slice(label?.[0].length ?? 0);
  const separator = SEPARATOR.exec(afterLabel);
  // `Score 1 The text` and `1/5 The text` say enough; `3 apples` does not.
  const isPlain = label !== null || number[1] !== undefined || /5[*_`]*$/u.test(number[0].slice(1));
  if (separator === null && afterLabel.trim() !== '' && !(isPlain && afterLabel.startsWith(' '))) return null;
  return { score, label: label?.[1]?.trim() ?? '', rest: afterLabel.slice(separator?.[0].length ?? 0).trim() };
}

import { isScore, type Score } from '../rubric/rubric.ts';

/**
 * What stands at the score position.
 * - `score`: one of the five scores, alone or out of 5
 * - `number`: a number that is none of them, or more than one: `3.5`, `45`, `0`, `4/10`, `3-4`
 * - `words`: no number comes first: `four`, or nothing
 */
export type StatedScore = { readonly kind: 'score'; readonly score: Score } | { readonly kind: 'number' } | { readonly kind: 'words' };

/** Marks that may stand around a score: white space, emphasis, quotes, brackets. */
const BEFORE = /^[\s:=*_`"'“‘([{>#]{0,32}/u;
const LABEL = /^(?:the\s{1,4})?(?:final\s{1,4}|overall\s{1,4})?(?:score|rating|result)(?:\s{1,4}(?:is|of)(?!\p{L}))?/iu;
const NUMBER = /^[-+−]?\d/u;
/** A single digit that is not the start of a longer number, word or range. */
const DIGIT = /^(\d)(?![\p{L}\p{N}%+−]|[.,]\d|-)/u;
const AFTER = /^[*_`"'”’)\]}]{0,8}/u;
const OUT_OF = /^\s{0,4}(?:\/|out\s{1,4}of)\s{0,4}[*_`(]{0,3}(\d{1,9}(?:[.,]\d)?)/iu;
/** After a digit and its marks: a second number that makes the first one a part of a range, a choice or a sum. */
const SECOND = /^[.,]\d|^[^\S\n]{0,4}(?:(?:[-–—~/&+×x]|to|or|and)[^\S\n]{0,4})?[*_`]{0,3}(?:\d|a\s{1,4}half)/iu;

/**
 * Reads the score from the text after the marker. It must come first, apart from marks and the word `score`.
 * Accepts `4`, `4.`, `4</s>`, `**4**`, `4 [END]`, `4\nThe...`, `4/5`, `4 out of 5`, `(4)`, `Score 4`, `: 4`.
 */
export function parseScore(text: string): StatedScore {
  const start = text.replace(BEFORE, '').replace(LABEL, '').replace(BEFORE, '');
  if (!NUMBER.test(start)) return { kind: 'words' };
  const score = Number(DIGIT.exec(start)?.[1]);
  return isScore(score) && isScaleOfFive(start.slice(1).replace(AFTER, '')) ? { kind: 'score', score } : { kind: 'number' };
}

/** Whether what follows the digit leaves it a score from 1 to 5. */
function isScaleOfFive(rest: string): boolean {
  const scale = OUT_OF.exec(rest)?.[1];
  return scale === undefined ? !SECOND.test(rest) : scale === '5';
}

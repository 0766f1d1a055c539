import type { RubricFix } from '../../../../../src/core/rubric/parseRubric.ts';

/** A text with the edits of a fix made. Edits that overlap are a bug of the fix. */
export function applyFix(text: string, fix: RubricFix): string {
  const edits = [...fix.edits].sort((a, b) => b.range.start - a.range.start);
  return edits.reduce((changed, { range, text: added }, index) => {
    if (range.end > (edits[index - 1]?.range.start ?? text.length)) throw new Error(`The edits of “${fix.title}” overlap`);
    return changed.slice(0, range.start) + added + changed.slice(range.end);
  }, text);
}

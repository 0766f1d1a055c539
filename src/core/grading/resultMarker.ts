/** What an evaluator writes between feedback and score. */
export const RESULT_MARKER = '[RESULT]';

const OPEN_QUOTE = /(?:^|[\s([])["'`]$|[“‘„«]\s?$/u;

/**
 * Whether a marker after this text would stand inside a quotation just opened (`the response says "[RESULT] 5"`):
 * then it is quoted, and the verdict comes later.
 * @param before the generated text up to the marker, without it
 */
export function opensQuotation(before: string): boolean {
  return OPEN_QUOTE.test(before.slice(-3));
}

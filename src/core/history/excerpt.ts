/** Longest excerpt of a response in the list, in UTF-16 code units. */
export const EXCERPT_LENGTH = 120;

/** The first characters of a response as one line; never ends in half of a surrogate pair. */
export function responseExcerpt(response: string): string {
  // Four times the length is enough even after runs of white space are folded, and keeps long texts quick.
  const line = response.slice(0, EXCERPT_LENGTH * 4).replaceAll(/\s+/gu, ' ').trim();
  return line.slice(0, EXCERPT_LENGTH).replace(/[\uD800-\uDBFF]$/u, '');
}

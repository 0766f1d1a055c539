/** More words than this are ignored; nobody types them, and each costs a pass over the index. */
const MAX_WORDS = 32;

/** A character that the index keeps (letters, numbers, private use); a word without any finds nothing. */
const INDEXED = /[\p{L}\p{N}\p{Co}]/u;

/**
 * Whether a word may match as a prefix: it ends in two characters of the index, or in one that is not
 * Latin (a single Chinese character says as much as a word). One Latin letter would match nearly every row.
 */
function mayBePrefix(word: string): boolean {
  return /[\p{L}\p{N}\p{Co}]{2}$/u.test(word) || /(?!\p{Script=Latin})\p{L}$/u.test(word);
}

/** An FTS5 string: inside double quotes nothing is syntax, and a double quote is doubled. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

/**
 * Turns what a user typed into an FTS5 query (https://sqlite.org/fts5.html, "Full-text Query Syntax"):
 * all words must occur, the last one may be unfinished. Nothing the user types is query syntax.
 * @returns null when the text holds nothing to search for; then every grade matches.
 */
export function toSearchQuery(text: string): string | null {
  const words = text
    .replaceAll('\0', ' ')
    .split(/\s+/u)
    .filter((word) => INDEXED.test(word))
    .slice(0, MAX_WORDS);
  const last = words.at(-1);
  if (last === undefined) return null;
  return words.map(quoted).join(' ') + (mayBePrefix(last) ? '*' : '');
}

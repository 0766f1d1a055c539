/** Longer Markdown, in UTF-16 units, is treated as plain text, so that the editor never waits. */
export const LONGEST_MARKDOWN = 2_000_000;

/** In longer JSON documents no records are looked for. JSONL has no such limit: one line is read. */
export const LONGEST_JSON = 20_000_000;

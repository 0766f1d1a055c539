/** How texts are found in a document. */
export type DocumentKind = 'json' | 'jsonl' | 'markdown' | 'text';

const KINDS: Readonly<Record<string, DocumentKind>> = {
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  markdown: 'markdown',
  mdx: 'markdown',
  quarto: 'markdown',
  rmd: 'markdown',
  prompt: 'markdown',
};

/** The kind of a document by its language identifier; `text` for all that have none of their own. */
export function documentKind(languageId: string): DocumentKind {
  const id = languageId.toLowerCase();
  return Object.hasOwn(KINDS, id) ? (KINDS[id] ?? 'text') : 'text';
}

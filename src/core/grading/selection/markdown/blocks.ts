import MarkdownIt from 'markdown-it';
import type { OffsetRange } from '../../../support/range.ts';
import { trimRange } from '../trimRange.ts';
import { SourceLines } from './sourceLines.ts';

/** A block of Markdown that holds text or parts others, in the order of the text. */
export interface Block {
  readonly kind: 'heading' | 'fence' | 'text' | 'rule';
  /** Heading level 1..6; 0 for other blocks. */
  readonly depth: number;
  /** Not inside a list or a quotation. */
  readonly isTopLevel: boolean;
  /** All its lines. */
  readonly lines: OffsetRange;
  /** Its text, trimmed: the title of a heading, what a fence encloses. Null when it has none. */
  readonly content: OffsetRange | null;
}

// Blocks only: what stands inside a line is not looked at, which keeps hostile text cheap.
const parser = new MarkdownIt('zero').enable(['blockquote', 'code', 'fence', 'heading', 'hr', 'html_block', 'lheading', 'list', 'table']);
parser.core.ruler.disable(['inline', 'text_join']);

const KINDS: Readonly<Record<string, Block['kind']>> = {
  heading_open: 'heading',
  fence: 'fence',
  code_block: 'text',
  html_block: 'text',
  paragraph_open: 'text',
  table_open: 'text',
  hr: 'rule',
};

/** The blocks of a Markdown text (CommonMark with tables). */
export function markdownBlocks(text: string): readonly Block[] {
  const lines = new SourceLines(text);
  const tokens = parser.parse(text, {});
  return tokens.flatMap(({ type, map, tag, level, content }, index) => {
    const kind = KINDS[type];
    if (kind === undefined || map === null) return [];
    const [first, behind] = map;
    const all = lines.range(first, behind);
    // A paragraph and a heading are followed by the text in them, without the marks of what they stand in.
    const inner = tokens[index + 1]?.type === 'inline' ? tokens[index + 1]?.content : undefined;
    return {
      kind,
      depth: kind === 'heading' ? Number(tag.slice(1)) : 0,
      isTopLevel: level === 0,
      lines: all,
      content: kind === 'fence' ? lines.find(content, first + 1) : inner === undefined ? trimRange(text, all) : lines.find(inner, first),
    };
  });
}

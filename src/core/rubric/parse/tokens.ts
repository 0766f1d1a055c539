import { CST, Lexer } from 'yaml';
import type { OffsetRange } from '../../support/range.ts';

/** A YAML token of more than zero length, with its place. */
export interface Token {
  readonly type: CST.TokenType | 'scalar-text';
  readonly range: OffsetRange;
  /** 0-based column of the start in UTF-16 code units. */
  readonly column: number;
}

// The lexer announces a scalar by this character, then gives the scalar's text.
const SCALAR_FOLLOWS = '\x1f';

/** The tokens of a YAML text, lazily, in order. The lexer does not recurse, so any nesting is safe here. */
export function* tokensOf(text: string): Generator<Token> {
  let start = 0;
  let lineStart = 0;
  let previous = '';
  for (const lexeme of new Lexer().lex(text)) {
    const type = previous === SCALAR_FOLLOWS ? 'scalar-text' : CST.tokenType(lexeme);
    previous = lexeme;
    if (type === null || isMarker(type)) continue;
    yield { type, range: { start, end: start + lexeme.length }, column: start - lineStart };
    const lineEnd = lexeme.lastIndexOf('\n');
    if (lineEnd >= 0) lineStart = start + lineEnd + 1;
    start += lexeme.length;
  }
}

// These stand for no text of the file.
function isMarker(type: Token['type']): boolean {
  return type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end';
}

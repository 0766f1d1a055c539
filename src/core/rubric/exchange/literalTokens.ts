/** One token of JSON or of Python's literals; strings are decoded. */
export interface LiteralToken {
  readonly kind: 'string' | 'word' | 'mark' | 'end';
  readonly text: string;
}

const BLANK = /\s+|#[^\n]*|\/\/[^\n]*/uy;
const OPEN = /[rRbBuUfF]{0,2}("""|'''|"|')/uy;
const WORD = /[\w.+-]+/uy;
const ESCAPE = /\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|x([\dA-Fa-f]{2})|(\r\n|[^]))/gu;
const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0', a: '\u0007', '\n': '', '\r\n': '' };

/** The tokens of a text, in linear time; a string that is not closed ends them. */
export function* literalTokens(text: string): Generator<LiteralToken> {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const blank = match(BLANK);
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const open = match(OPEN);
    if (open !== null) {
      const from = at + open[0].length;
      const close = closingQuote(text, from, open[1] ?? '"');
      if (close === -1) return;
      yield { kind: 'string', text: decode(text.slice(from, close), /^[bBuUfF]*[rR]/u.test(open[0])) };
      at = close + (open[1] ?? '"').length;
      continue;
    }
    const word = match(WORD)?.[0];
    yield word === undefined ? { kind: 'mark', text: text.charAt(at) } : { kind: 'word', text: word };
    at += word?.length ?? 1;
  }
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.startsWith(quote, at)) return at;
  }
  return -1;
}

function decode(source: string, raw: boolean): string {
  if (raw || !source.includes('\\')) return source;
  return source.replaceAll(ESCAPE, (whole, four?: string, eight?: string, two?: string, other?: string) => {
    const hex = four ?? eight ?? two;
    if (hex === undefined) return other === undefined ? whole : (SIMPLE[other] ?? unknownEscape(other));
    const code = Number.parseInt(hex, 16);
    if (code > 0x10ffff) return '\uFFFD';
    return four === undefined ? String.fromCodePoint(code) : String.fromCharCode(code);
  });
}

// As in Python: what is no escape stands for itself; quotes, slashes and the backslash lose theirs.
function unknownEscape(character: string): string {
  return /["'\\/]/u.test(character) ? character : `\\${character}`;
}

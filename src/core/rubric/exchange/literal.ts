import { err, ok, type Result } from '../../support/result.ts';
import { literalTokens, type LiteralToken } from './literalTokens.ts';

/** A value of JSON or of Python's literals, as far as rubrics use them. */
export type Literal = string | number | null | readonly Literal[] | LiteralDict;

/** Key and value, in the order of the text. */
export class LiteralDict {
  readonly entries: readonly (readonly [string, Literal])[];

  constructor(entries: readonly (readonly [string, Literal])[]) {
    this.entries = entries;
  }
}

const MAX_DEPTH = 16;

class Fault extends Error {}

/**
 * Reads the JSON or Python literals that stand one after the other at the beginning of a text: dictionaries, lists, strings
 * (raw, triple-quoted, joined by standing side by side), numbers and names such as `None`. Nothing is run. What follows
 * the last whole value is not read.
 */
export function readLiterals(text: string): Result<readonly Literal[], string> {
  const reader = new Reader(literalTokens(text));
  const values: Literal[] = [];
  try {
    while (reader.opens()) values.push(reader.value(0));
  } catch (error) {
    // What stands behind a whole value may be the rest of a program.
    if (error instanceof Fault) return values.length > 0 ? ok(values) : err(error.message);
    throw error;
  }
  return ok(values);
}

class Reader {
  readonly #tokens: Iterator<LiteralToken>;
  #next: LiteralToken;

  constructor(tokens: Iterator<LiteralToken>) {
    this.#tokens = tokens;
    this.#next = this.#read();
  }

  /** Whether a dictionary or list begins here. */
  opens(): boolean {
    if (this.#is(',')) this.#take();
    return this.#is('{') || this.#is('[');
  }

  value(depth: number): Literal {
    if (depth > MAX_DEPTH) throw new Fault('It is nested too deeply.');
    const token = this.#take();
    if (token.kind === 'string') return this.#joined(token.text);
    if (token.kind === 'word') return Number.isFinite(Number(token.text)) ? Number(token.text) : null;
    if (token.kind === 'mark' && token.text === '{') return this.#dict(depth + 1);
    if (token.kind === 'mark' && (token.text === '[' || token.text === '(')) return this.#list(depth + 1, token.text === '[' ? ']' : ')');
    throw new Fault(token.kind === 'end' ? 'It ends in the middle: a bracket or a quote is not closed.' : `“${token.text}” is not expected here.`);
  }

  #dict(depth: number): LiteralDict {
    const entries: [string, Literal][] = [];
    while (!this.#is('}')) {
      const key = this.value(depth);
      if (typeof key !== 'string' && typeof key !== 'number') throw new Fault('A key is neither a text nor a number.');
      this.#expect(':');
      entries.push([String(key), this.value(depth)]);
      if (!this.#is('}')) this.#expect(',');
    }
    this.#take();
    return new LiteralDict(entries);
  }

  // Brackets around one text, as Python breaks long lines, are that text.
  #list(depth: number, close: string): Literal {
    const values: Literal[] = [];
    let commas = 0;
    while (!this.#is(close)) {
      values.push(this.value(depth));
      if (this.#is(close)) break;
      this.#expect(',');
      commas += 1;
    }
    this.#take();
    return close === ')' && commas === 0 ? (values[0] ?? values) : values;
  }

  #joined(first: string): string {
    const parts = [first];
    for (let next = this.#next; next.kind === 'string'; next = this.#next) {
      parts.push(next.text);
      this.#take();
    }
    return parts.join('');
  }

  #is(mark: string): boolean {
    return this.#next.kind === 'mark' && this.#next.text === mark;
  }

  #expect(mark: string): void {
    const token = this.#take();
    if (token.kind !== 'mark' || token.text !== mark) throw new Fault(token.kind === 'end' ? 'It ends in the middle: a bracket or a quote is not closed.' : `“${mark}” is missing before “${token.text.slice(0, 40)}”.`);
  }

  #take(): LiteralToken {
    const token = this.#next;
    this.#next = this.#read();
    return token;
  }

  #read(): LiteralToken {
    const next = this.#tokens.next();
    return next.done === true ? { kind: 'end', text: '' } : next.value;
  }
}

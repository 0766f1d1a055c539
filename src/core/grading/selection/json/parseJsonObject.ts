import type { OffsetRange } from '../../../support/range.ts';
import { DecodedString } from './decodedString.ts';
import type { JsonMember, JsonNode, JsonObject } from './jsonNode.ts';
import { OpenBrackets } from './openBrackets.ts';
import { contentOf, jsonTokens, type JsonToken } from './tokens.ts';

interface GrowingRange {
  readonly start: number;
  end: number;
}

type Growing =
  | { readonly kind: 'object'; readonly range: GrowingRange; readonly members: JsonMember[]; key: OffsetRange | null }
  | { readonly kind: 'array'; readonly range: GrowingRange; readonly items: JsonNode[] };

/**
 * Reads the object that begins at `range.start`; null when none does. Broken JSON gives what can be read of it.
 * Nesting takes no call stack, so that no depth of it does harm.
 */
export function parseJsonObject(text: string, range: OffsetRange): JsonObject | null {
  const builder = new Builder(text);
  for (const token of jsonTokens(text, range)) {
    builder.add(token);
    if (!builder.isOpen) break;
  }
  return builder.finish();
}

class Builder {
  readonly #text: string;
  readonly #open = new OpenBrackets<Growing>();
  #root: Growing | null = null;
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isOpen(): boolean {
    return this.#open.innermost !== undefined;
  }

  add(token: JsonToken): void {
    const { kind, start, end } = token;
    this.#end = end;
    if (kind === '{') this.#begin({ kind: 'object', range: { start, end }, members: [], key: null });
    else if (kind === '[') this.#begin({ kind: 'array', range: { start, end }, items: [] });
    else if (kind === '}') this.#close(this.#open.close('object'));
    else if (kind === ']') this.#close(this.#open.close('array'));
    else if (kind === 'string') this.#string(token);
    else if (kind !== ':') this.#forgetKey();
  }

  finish(): JsonObject | null {
    this.#close(this.#open.closeAll());
    return this.#root?.kind === 'object' ? this.#root : null;
  }

  #begin(node: Growing): void {
    this.#root ??= node;
    this.#attach(node);
    this.#open.push(node);
  }

  #close(closed: readonly Growing[]): void {
    for (const node of closed) node.range.end = this.#end;
  }

  #string({ start, end }: JsonToken): void {
    const parent = this.#open.innermost;
    if (parent?.kind === 'object' && parent.key === null) parent.key = { start, end };
    else this.#attach({ kind: 'string', range: { start, end }, content: contentOf(this.#text, { start, end }) });
  }

  #attach(value: JsonNode): void {
    const parent = this.#open.innermost;
    if (parent?.kind === 'array') parent.items.push(value);
    else if (parent !== undefined && parent.key !== null) {
      const key = new DecodedString(this.#text, contentOf(this.#text, parent.key)).text;
      parent.members.push({ key, start: parent.key.start, value });
      parent.key = null;
    }
  }

  #forgetKey(): void {
    const parent = this.#open.innermost;
    if (parent?.kind === 'object') parent.key = null;
  }
}

import type { OffsetRange } from '../../../support/range.ts';

/** A JSON value that can hold texts, with its place. Numbers, `true`, `false` and `null` are left out. */
export type JsonNode = JsonObject | JsonArray | JsonString;

export interface JsonObject {
  readonly kind: 'object';
  readonly range: OffsetRange;
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  /** Decoded. */
  readonly key: string;
  /** Where the key begins. */
  readonly start: number;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly range: OffsetRange;
  readonly items: readonly JsonNode[];
}

export interface JsonString {
  readonly kind: 'string';
  /** With the quotes. */
  readonly range: OffsetRange;
  /** Without the quotes. */
  readonly content: OffsetRange;
}

/** All strings among the values in a node, in the order of the text. */
export function stringsIn(root: JsonNode): readonly JsonString[] {
  const strings: JsonString[] = [];
  const waiting: JsonNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'string') strings.push(node);
    else for (const child of childrenOf(node).toReversed()) waiting.push(child);
  }
  return strings;
}

function childrenOf(node: JsonObject | JsonArray): readonly JsonNode[] {
  return node.kind === 'array' ? node.items : node.members.map(({ value }) => value);
}

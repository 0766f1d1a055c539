import type { OffsetRange } from '../../../support/range.ts';
import { DecodedString } from './decodedString.ts';
import { fieldKey } from './fieldNames.ts';
import type { JsonNode, JsonObject, JsonString } from './jsonNode.ts';

/** A message of a chat: OpenAI's `role` and `content`, or ShareGPT's `from` and `value`. */
export interface ChatMessage {
  readonly speaker: string;
  readonly range: OffsetRange;
  readonly text: JsonString;
}

/** Who asks. */
export const USERS: readonly string[] = ['user', 'human'];
/** Who answers. */
export const ASSISTANTS: readonly string[] = ['assistant', 'gpt', 'model', 'bot'];

const SPEAKER_KEYS = ['role', 'from'];
const TEXT_KEYS = ['content', 'value', 'text', 'parts'];

/** The messages of a node that is a chat; none for any other. */
export function messagesOf(source: string, node: JsonNode): readonly ChatMessage[] {
  return node.kind === 'array' ? node.items.map((item) => messageOf(source, item)).filter((message) => message !== null) : [];
}

/** The text of a value: a string, the first text of a list, or the content of an object. */
export function textOf(node: JsonNode): JsonString | null {
  let inner: JsonNode | undefined = node;
  for (let depth = 0; depth < 3 && inner !== undefined && inner.kind !== 'string'; depth += 1) {
    inner = inner.kind === 'array' ? inner.items[0] : memberOf(inner, TEXT_KEYS);
  }
  return inner?.kind === 'string' ? inner : null;
}

function messageOf(source: string, node: JsonNode): ChatMessage | null {
  if (node.kind !== 'object') return null;
  const speaker = memberOf(node, SPEAKER_KEYS);
  const text = textOf(memberOf(node, TEXT_KEYS) ?? node);
  if (speaker?.kind !== 'string' || text === null) return null;
  return { speaker: new DecodedString(source, speaker.content).text.toLowerCase(), range: node.range, text };
}

function memberOf(object: JsonObject, keys: readonly string[]): JsonNode | undefined {
  return object.members.find(({ key }) => keys.includes(fieldKey(key)))?.value;
}

import type { OffsetRange } from '../../../support/range.ts';
import { contains } from '../trimRange.ts';
import { ASSISTANTS, messagesOf, textOf, USERS } from './chatMessages.ts';
import { FIELD_NAMES, fieldKey, type TextRole } from './fieldNames.ts';
import type { JsonMember, JsonNode, JsonObject, JsonString } from './jsonNode.ts';

/** A text of a record that may be the instruction, the response or the reference answer. */
export interface Candidate {
  readonly text: JsonString;
  /** The member or the message that it is the text of. */
  readonly around: OffsetRange;
}

/**
 * The texts of a record for a role, best first: fields by the order of their names, then the messages of chats, last
 * first. What touches the response is no candidate, nor is a message behind it.
 */
export function candidatesFor(source: string, record: JsonObject, role: TextRole, response: OffsetRange | null): readonly Candidate[] {
  const fields = new Map(record.members.map((member) => [fieldKey(member.key), member]));
  const named = FIELD_NAMES[role].map((name) => fields.get(name)).filter((member) => member !== undefined);
  // A chat is a question and its answer; it names no reference answer.
  const chats = role === 'reference' ? [] : record.members.flatMap(({ value }) => fromChat(source, value, role, response));
  return [...named.flatMap((member) => fromField(source, member, role, response)), ...chats].filter(
    ({ text }) => response === null || text.content.end < response.start || response.end < text.content.start,
  );
}

function fromField(source: string, member: JsonMember, role: TextRole, response: OffsetRange | null): readonly Candidate[] {
  if (messagesOf(source, member.value).length > 0) return fromChat(source, member.value, role, response);
  const text = textOf(member.value);
  return text === null ? [] : [{ text, around: { start: member.start, end: member.value.range.end } }];
}

function fromChat(source: string, node: JsonNode, role: TextRole, response: OffsetRange | null): readonly Candidate[] {
  const messages = messagesOf(source, node);
  const at = response === null ? -1 : messages.findIndex(({ range }) => contains(range, response));
  const speakers = role === 'instruction' ? USERS : ASSISTANTS;
  return (at === -1 ? messages : messages.slice(0, at))
    .filter(({ speaker }) => speakers.includes(speaker))
    .map(({ text, range }) => ({ text, around: range }))
    .reverse();
}

import { stringify } from 'yaml';
import type { OffsetRange } from '../support/range.ts';
import { lineStart, nextLine, trimmedEnd, wholeLines } from '../rubric/parse/edits.ts';
import type { FieldPlace, ParsedRubric } from '../rubric/parseRubric.ts';
import type { FixEdit } from '../rubric/problem.ts';
import type { RubricExample } from '../rubric/rubric.ts';

/** Where new examples go, and how they are written. Null where no way is known. */
export function exampleEdit(text: string, { nodes }: ParsedRubric, added: readonly RubricExample[]): FixEdit | null {
  const field = nodes.fields.find(({ name }) => name === 'examples');
  const last = nodes.examples.at(-1);
  if (field === undefined) return newField(text, nodes.fields, added);
  if (field.value === null) return null;
  if (text.charAt(field.value.start) === '[') return last === undefined ? emptyList(text, field, field.value, added) : flowItems(last.range, added);
  return blockItems(text, field.value, added);
}

/** `examples:` behind the last field, at the same depth. */
function newField(text: string, fields: readonly FieldPlace[], added: readonly RubricExample[]): FixEdit | null {
  const last = fields.at(-1);
  if (last === undefined || wholeLines(text, last.key) === null) return null;
  const indentation = text.slice(lineStart(text, last.key.start), last.key.start);
  const at = nextLine(text, (last.value ?? last.key).end);
  return insertLines(text, at, ['examples:', ...itemLines(added).map((line) => indented(line, '  '))].map((line) => indented(line, indentation)));
}

/** Items behind the last one of a block list, their dashes in the same column. */
function blockItems(text: string, list: OffsetRange, added: readonly RubricExample[]): FixEdit | null {
  const whole = wholeLines(text, list);
  if (whole === null || text.charAt(list.start) !== '-') return null;
  const indentation = text.slice(lineStart(text, list.start), list.start);
  return insertLines(text, whole.end, itemLines(added).map((line) => indented(line, indentation)));
}

/** Items behind the last one between brackets, as JSON, which YAML reads. */
function flowItems(last: OffsetRange, added: readonly RubricExample[]): FixEdit {
  return { range: { start: last.end, end: last.end }, text: added.map((example) => `, ${flowItem(example)}`).join('') };
}

/** `[]` becomes a block list. */
function emptyList(text: string, { key }: FieldPlace, value: OffsetRange, added: readonly RubricExample[]): FixEdit | null {
  if (wholeLines(text, key) === null) return null;
  const indentation = text.slice(lineStart(text, key.start), key.start);
  const end = lineEnd(text);
  return { range: trimmedEnd(text, value), text: itemLines(added).map((line) => `${end}${indented(line, `${indentation}  `)}`).join('') };
}

function itemLines(added: readonly RubricExample[]): readonly string[] {
  const items = added.map(({ instruction, response, reference, score, note }) => ({ instruction, response, reference, score, note }));
  return stringify(items, { version: '1.2', schema: 'core', lineWidth: 100, blockQuote: 'literal', aliasDuplicateObjects: false }).trimEnd().split('\n');
}

function indented(line: string, indentation: string): string {
  return line === '' ? '' : indentation + line;
}

// What a rubric file may not hold as it is, JSON holds as an escape.
function flowItem(example: RubricExample): string {
  return JSON.stringify(example).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu, (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function insertLines(text: string, at: number, lines: readonly string[]): FixEdit {
  const end = lineEnd(text);
  const block = lines.map((line) => line + end).join('');
  const endsLine = at === 0 || text.charAt(at - 1) === '\n';
  return { range: { start: at, end: at }, text: endsLine ? block : end + block };
}

/** The line end that the file uses. */
function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

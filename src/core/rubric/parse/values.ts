import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { OffsetRange } from '../../support/range.ts';
import { problem } from '../problem.ts';
import { replace } from './edits.ts';
import { removeField, type Field } from './fields.ts';
import { isNothing, textOf, type Reading } from './reading.ts';

/** How the text of a field is taken over: `line` loses white space at both ends, `passage` only line breaks at its end. */
export type TextKind = 'line' | 'passage';

/** The text of a field; null and a problem when it is no text or empty. `what` names the field in messages. */
export function readText(field: Field, kind: TextKind, what: string, reading: Reading): string | null {
  const text = textOf(field.node);
  if (text === null && !isNothing(field.node)) return notText(field.node, field.value ?? field.key, what, reading);
  if (text !== null && text.trim() !== '') return kind === 'line' ? text.trim() : text.replace(/[\r\n]+$/, '');
  return reading.report(problem('empty-text', field.value ?? field.key, `${what} has no text.`, removeField('Remove it', field, reading)));
}

function notText(node: Node | null, range: OffsetRange, what: string, reading: Reading): null {
  const fix = isScalar(node) ? replace('Quote the value', range, JSON.stringify(reading.source(range))) : null;
  return reading.report(problem('wrong-type', range, `${what} must be text. Quote a value that YAML takes for something else.`, fix));
}

/** The number of a field; null and a problem when it is none. */
export function readNumber(field: Field, what: string, reading: Reading): number | null {
  const { node, value } = field;
  if (isScalar(node) && typeof node.value === 'number') return node.value;
  const text = textOf(node)?.trim() ?? '';
  // A number that is text through a tag alone stands there as a number already: nothing to rewrite.
  const fixable = value !== null && reading.source(value) !== text && /^\d+(\.\d+)?$/.test(text);
  const fix = fixable ? replace('Write it as a number', value, text) : null;
  return reading.report(problem('wrong-type', value ?? field.key, `${what} must be a number.`, fix));
}

/** The items of a list; none and a problem when it is no list. */
export function readItems(field: Field, what: string, reading: Reading): readonly unknown[] {
  if (isSeq(field.node)) return field.node.items;
  reading.report(problem('wrong-type', field.value ?? field.key, `${what} must be a list.`, listFix(field, reading)));
  return [];
}

function listFix({ node, value }: Field, reading: Reading): ReturnType<typeof replace> | null {
  return value !== null && textOf(node) !== null && !reading.source(value).includes('\n') ? replace('Make it a list', value, `[${reading.source(value)}]`) : null;
}

/** A mapping; null and a problem when it is none. */
export function readMap(node: Node | null, range: OffsetRange, message: string, reading: Reading): YAMLMap | null {
  return isMap(node) ? node : reading.report(problem('wrong-type', range, message));
}

/** The texts of a list of texts. */
export function readTexts(field: Field, what: string, reading: Reading): readonly string[] {
  return readItems(field, what, reading).flatMap((item) => {
    const text = readText(itemField(field, item, reading), 'line', `Each of ${what}`, reading);
    return text === null ? [] : [text];
  });
}

// The range is empty so that no fix removes the whole list for the sake of one item.
function itemField({ name, key }: Field, item: unknown, reading: Reading): Field {
  const value = reading.placeOf(item);
  return { name, key: value ?? key, value, node: reading.resolve(item), range: { start: key.end, end: key.end } };
}

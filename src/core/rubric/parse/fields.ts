import { isScalar, type Node, type YAMLMap } from 'yaml';
import type { OffsetRange } from '../../support/range.ts';
import type { FieldPlace } from '../nodes.ts';
import { problem, type RubricFix } from '../problem.ts';
import { replace, wholeLines } from './edits.ts';
import { nearestKey } from './nearestKey.ts';
import type { Reading } from './reading.ts';

/** A key with its value, resolved when it is an alias. */
export interface Field extends FieldPlace {
  readonly node: Node | null;
  /** From the key to the end of the value. */
  readonly range: OffsetRange;
}

/** Where a field stands, as plain data. */
export function placeOfField({ name, key, value }: Field): FieldPlace {
  return { name, key, value };
}

/** The fields of a mapping in file order, repeated ones included. A key that is a list or a mapping goes by its source. */
export function fieldsOf(map: YAMLMap, reading: Reading): readonly Field[] {
  const start = map.range?.[0] ?? 0;
  return map.items.map(({ key, value }) => {
    const valuePlace = reading.placeOf(value);
    const place = reading.placeOf(key) ?? valuePlace ?? { start, end: start };
    const name = reading.resolve(key);
    return {
      name: isScalar(name) ? String(name.value) : reading.source(place),
      key: place,
      value: valuePlace,
      node: reading.resolve(value),
      range: { start: place.start, end: valuePlace?.end ?? place.end },
    };
  });
}

/** Reports keys that stand twice, and gives the first field of each name. */
export function uniqueFields(fields: readonly Field[], reading: Reading): ReadonlyMap<string, Field> {
  const byName = new Map<string, Field>();
  for (const field of fields) {
    if (byName.has(field.name)) reading.report(problem('duplicate-key', field.key, `${field.name} stands here for the second time. Keep one.`, removeField('Remove this one', field, reading)));
    else byName.set(field.name, field);
  }
  return byName;
}

/** Reports keys that mean nothing here, with the known one that was probably meant. */
export function reportUnknownKeys(fields: ReadonlyMap<string, Field>, known: readonly string[], reading: Reading): void {
  for (const field of fields.values()) {
    if (known.includes(field.name)) continue;
    const nearest = nearestKey(field.name, known.filter((name) => !fields.has(name)));
    const hint = nearest === null ? `Known keys: ${known.join(', ')}.` : `Did you mean ${nearest}?`;
    const fix = nearest === null ? removeField(`Remove ${shown(field.name)}`, field, reading) : replace(`Rename to ${nearest}`, field.key, nearest);
    reading.report(problem('unknown-key', field.key, `${shown(field.name)} is not a key that is known here. ${hint}`, fix));
  }
}

/** A fix that removes a field with its lines; null where it shares them with something else. */
export function removeField(title: string, field: Field, reading: Reading): RubricFix | null {
  const lines = wholeLines(reading.text, field.range);
  return lines === null ? null : replace(title, lines, '');
}

function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

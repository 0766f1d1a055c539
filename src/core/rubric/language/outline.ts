import type { OffsetRange } from '../../support/range.ts';
import type { ExamplePlace, FieldPlace, RubricNodes } from '../nodes.ts';

/** One entry of the outline of a rubric file, with those below it in file order. */
export interface OutlineEntry {
  readonly kind: 'rubric' | 'field' | 'score' | 'example';
  readonly name: string;
  /** The start of its text; may be empty. */
  readonly detail: string;
  /** All of it, UTF-16 offsets. */
  readonly range: OffsetRange;
  /** What the cursor goes to; inside `range`. */
  readonly selection: OffsetRange;
  readonly children: readonly OutlineEntry[];
}

const MAX_DETAIL = 60;

/** The outline of a rubric file: the rubric, its criterion, scores and examples. Null for a file without keys. */
export function outlineOf(text: string, nodes: RubricNodes): OutlineEntry | null {
  const { fields } = nodes;
  const first = fields[0];
  if (first === undefined) return null;
  const range = { start: first.key.start, end: Math.max(...fields.map((field) => rangeOf(field).end)) };
  const name = fields.find((field) => field.name === 'name');
  const shown = name === undefined ? '' : excerptOf(text, name);
  return {
    kind: 'rubric',
    name: shown === '' ? 'rubric' : shown,
    detail: '',
    range,
    selection: name?.key ?? first.key,
    children: fields.filter((field) => SHOWN.has(field.name)).map((field) => fieldEntry(text, field, nodes)),
  };
}

const SHOWN: ReadonlySet<string> = new Set(['criteria', 'scores', 'instruction', 'reference', 'threshold', 'examples']);

function fieldEntry(text: string, field: FieldPlace, nodes: RubricNodes): OutlineEntry {
  const children = childrenOf(text, field.name, nodes);
  return { kind: 'field', name: field.name, detail: children === null ? excerptOf(text, field) : '', range: rangeOf(field), selection: field.key, children: children ?? [] };
}

function childrenOf(text: string, name: string, { scores, examples }: RubricNodes): readonly OutlineEntry[] | null {
  if (name === 'examples') return examples.map((example, index) => exampleEntry(text, example, index));
  if (name !== 'scores') return null;
  return Object.values(scores)
    .map((field): OutlineEntry => ({ kind: 'score', name: field.name, detail: excerptOf(text, field), range: rangeOf(field), selection: field.key, children: [] }))
    .sort((a, b) => a.range.start - b.range.start);
}

function exampleEntry(text: string, { range, fields }: ExamplePlace, index: number): OutlineEntry {
  const textOf = (name: string): string => fields.filter((field) => field.name === name).map((field) => excerptOf(text, field))[0] ?? '';
  const score = textOf('score');
  const expected = score === '' ? '' : `${score}/5`;
  return {
    kind: 'example',
    name: `Example ${index + 1}`,
    detail: [expected, textOf('response')].filter((part) => part !== '').join(' · '),
    range,
    selection: fields[0]?.key ?? range,
    children: [],
  };
}

function rangeOf({ key, value }: FieldPlace): OffsetRange {
  return { start: key.start, end: Math.max(key.end, value?.end ?? 0) };
}

/** The start of a value on one line, without quotes and block headers. */
function excerptOf(text: string, { value }: FieldPlace): string {
  if (value === null) return '';
  const source = text.slice(value.start, Math.min(value.end, value.start + 4 * MAX_DETAIL));
  const line = source.replace(/^[|>][-+\d]*[ \t]*(?:#.*)?\r?\n/u, '').replace(/\s+/gu, ' ').trim();
  const plain = /^(["'])(.*)\1$/u.exec(line)?.[2] ?? line;
  return plain.length > MAX_DETAIL ? `${plain.slice(0, MAX_DETAIL).trimEnd()}…` : plain;
}

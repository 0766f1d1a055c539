import { isMap, isScalar, isSeq, visit, type Document, type YAMLMap } from 'yaml';
import { compose } from '../parse/compose.ts';
import { findHazard } from '../parse/hazards.ts';
import { broken, draftsOf, type Draft, type Reading } from './draft.ts';
import { splitProse } from './splitProse.ts';

const GRADED_BY_MODEL = /\btype["']?\s*:\s*["']?(?:not-)?(?:llm-rubric|g-eval)\b/u;
const TYPES = new Set(['llm-rubric', 'g-eval']);

/**
 * Reads the `llm-rubric` assertions of a promptfoo configuration, or a part of one. Their text is the criterion; level
 * descriptions in it are split out.
 */
export function readPromptfoo(text: string): Reading {
  if (!GRADED_BY_MODEL.test(text)) return null;
  const source = aligned(text);
  const hazard = findHazard(source);
  if (hazard !== null) return broken(`This looks like a promptfoo configuration, but it cannot be read. ${hazard.message}`);
  const document = compose(source);
  const drafts = assertionsIn(document).flatMap(draftsOfAssertion);
  return draftsOf(drafts) ?? broken('This looks like a promptfoo configuration, but no llm-rubric assertion with a text was found in it.');
}

/** A part that was selected from the middle of its first line gets back the indentation that its other lines show. */
function aligned(text: string): string {
  const [first = '', ...others] = text.split('\n');
  const least = others.reduce((so, line) => (line.trim() === '' ? so : Math.min(so, line.length - line.trimStart().length)), Infinity);
  if (/^\s/u.test(first) || !Number.isFinite(least) || least === 0) return text;
  const pad = first.startsWith('- ') ? Math.max(0, least - 2) : first.endsWith(':') ? 0 : least;
  return `${' '.repeat(pad)}${text}`;
}

function assertionsIn(document: Document): readonly YAMLMap[] {
  const found: YAMLMap[] = [];
  visit(document, {
    Map: (_, map) => {
      if (isMap(map) && TYPES.has(textOf(map, 'type') ?? '')) found.push(map);
    },
  });
  return found;
}

function draftsOfAssertion(assertion: YAMLMap): readonly Draft[] {
  const metric = textOf(assertion, 'metric');
  const notes = assertion.has('threshold') ? ['The threshold of promptfoo is a share of 1 and was left out: set one from 1 to 5.'] : [];
  return valuesOf(assertion).map((value) => {
    const split = splitProse(value);
    const name = metric === undefined ? {} : { name: metric };
    if (value.startsWith('file://')) return { ...name, scores: {}, notes: [...notes, `The text of the assertion is in another file: ${value}`] };
    return { ...name, ...(split ?? { criteria: value, scores: {} }), notes: [...notes, ...(split?.notes ?? [])] };
  });
}

function valuesOf(assertion: YAMLMap): readonly string[] {
  const value = assertion.get('value');
  if (isSeq(value)) return value.items.flatMap((item) => (isScalar(item) && typeof item.value === 'string' ? [item.value] : []));
  return typeof value === 'string' && value.trim() !== '' ? [value] : [];
}

function textOf(map: YAMLMap, key: string): string | undefined {
  const value = map.get(key);
  return typeof value === 'string' ? value : undefined;
}

import type { Score } from '../rubric.ts';
import { broken, draftsOf, type Draft, type Reading } from './draft.ts';
import { LiteralDict, readLiterals, type Literal } from './literal.ts';
import { MAX_RUBRICS } from './limits.ts';
import { partOfName, scoreOfName } from './scoreColumns.ts';

const SCORE_KEY = /["'](?:orig_)?score_?[1-5](?:_description)?["']\s*:/u;
const MAX_DICTS = 20_000;

/**
 * Reads the dictionaries of Prometheus-Eval (`criteria`, `score1_description`, ...; with `orig_` in the data sets) and of Ragas
 * (without criteria): JSON, JSON lines, or the Python source in which they stand. Nothing is run.
 */
export function readScoreDict(text: string): Reading {
  const key = SCORE_KEY.exec(text);
  if (key === null) return null;
  const values = readLiterals(text.slice(startOf(text, key.index)));
  if (!values.ok) return broken(`This looks like a dictionary of score descriptions, but it cannot be read. ${values.error}`);
  const drafts = [...dictsIn(values.value)].map(draftOf).filter(({ scores }) => Object.keys(scores).length > 0);
  return draftsOf(drafts.slice(0, MAX_RUBRICS)) ?? broken('This looks like a dictionary of score descriptions, but none was found in it.');
}

/** A whole file of JSON is read from its beginning, a program from the dictionary around the first key. */
function startOf(text: string, key: number): number {
  const first = text.search(/\S/u);
  return /[[{]/u.test(text.charAt(first)) ? first : Math.max(0, text.lastIndexOf('{', key));
}

function* dictsIn(values: readonly Literal[]): Generator<LiteralDict> {
  const open: Literal[] = [...values].reverse();
  for (let seen = 0; seen < MAX_DICTS; seen++) {
    const value = open.pop();
    if (value === undefined) return;
    if (value instanceof LiteralDict) {
      yield value;
      pushReversed(open, value.entries.map(([, inner]) => inner));
    } else if (isList(value)) pushReversed(open, value);
  }
}

// One by one: a call takes no hundred thousand arguments.
function pushReversed(open: Literal[], values: readonly Literal[]): void {
  for (const value of values.toReversed()) if (isContainer(value)) open.push(value);
}

function isList(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}

function isContainer(value: Literal): boolean {
  return typeof value === 'object' && value !== null;
}

function draftOf({ entries }: LiteralDict): Draft {
  const scores: Partial<Record<Score, string>> = {};
  const parts: { name?: string; criteria?: string } = {};
  for (const [key, value] of entries) {
    if (typeof value !== 'string') continue;
    const score = /score/iu.test(key) ? scoreOfName(key) : null;
    const part = partOfName(key);
    if (score !== null) scores[score] ??= value;
    else if (part !== null) parts[part] ??= value;
  }
  const isRecord = entries.some(([key]) => key === 'orig_instruction' || key === 'orig_response');
  return { ...parts, scores, notes: isRecord ? ['The rubric of a data set record was read; its instruction, response and reference answer were left out.'] : [] };
}

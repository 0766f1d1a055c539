import type { OffsetRange } from '../../support/range.ts';
import { MAX_RUBRIC_LENGTH } from '../limits.ts';
import { SCORES } from '../rubric.ts';
import { EXAMPLE_KEYS, RUBRIC_KEYS } from '../rubricSchema.ts';
import { cursorPlace, type CursorPlace } from './cursorPlace.ts';
import { exampleKeyDescription, rubricKeyDescription, scoreDescription } from './keyDescriptions.ts';
import { exampleSnippet, exampleKeyYaml, rubricKeyYaml, rubricSnippet, scoreYaml } from './pieces.ts';
import { toSnippet, withPlaceholders } from './snippet.ts';

/** Something that can be written at the cursor. */
export interface RubricCompletion {
  readonly label: string;
  readonly kind: 'key' | 'snippet';
  /** For people. */
  readonly description: string;
  /** In the snippet syntax of VS Code; further lines are indented relative to the first. */
  readonly snippet: string;
  /** What it replaces, UTF-16 offsets. */
  readonly range: OffsetRange;
}

type Item = Omit<RubricCompletion, 'range'>;

/** What can be written at an offset of a rubric file: keys and levels that are missing there, and snippets; best first. */
export function completionsAt(text: string, offset: number): readonly RubricCompletion[] {
  if (text.length > MAX_RUBRIC_LENGTH) return [];
  const place = cursorPlace(text, offset);
  return place === null ? [] : itemsAt(place).map((item) => ({ ...item, range: place.word }));
}

function itemsAt({ kind, present, hasDash }: CursorPlace): readonly Item[] {
  switch (kind) {
    case 'rubric':
      return [...(present.size === 0 ? [wholeRubric()] : []), ...rubricKeys(present)];
    case 'scores':
      return levels(present);
    case 'examples':
      return [oneExample(false)];
    case 'example':
      return [...(present.size === 0 && hasDash ? [oneExample(true)] : []), ...exampleKeys(present)];
  }
}

function wholeRubric(): Item {
  return { label: 'rubric', kind: 'snippet', description: 'A whole rubric to change: every key that it needs, five scores and one example.', snippet: rubricSnippet() };
}

function oneExample(hasDash: boolean): Item {
  return { label: 'example', kind: 'snippet', description: 'A response with the score that a person gives it.', snippet: exampleSnippet(hasDash) };
}

// The schema line is a comment in YAML files, so the key is not offered.
function rubricKeys(present: ReadonlySet<string>): readonly Item[] {
  return RUBRIC_KEYS.filter((name) => !present.has(name) && name !== '$schema').map((name) => key(name, rubricKeyDescription(name), rubricKeyYaml(name)));
}

function exampleKeys(present: ReadonlySet<string>): readonly Item[] {
  return EXAMPLE_KEYS.filter((name) => !present.has(name)).map((name) => key(name, exampleKeyDescription(name), exampleKeyYaml(name)));
}

function levels(present: ReadonlySet<string>): readonly Item[] {
  const missing = SCORES.filter((score) => !present.has(String(score)));
  const one = missing.map((score) => key(String(score), scoreDescription(score), scoreYaml(score)));
  if (missing.length < 2) return one;
  const all = toSnippet(withPlaceholders(missing.map(scoreYaml).join('\n')));
  return [{ label: 'scores', kind: 'snippet', description: `All levels that are missing: ${missing.join(', ')}.`, snippet: all }, ...one];
}

function key(label: string, description: string | null, yaml: string): Item {
  return { label, kind: 'key', description: description ?? '', snippet: toSnippet(withPlaceholders(yaml)) };
}

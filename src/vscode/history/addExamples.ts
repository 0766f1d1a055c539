import { isMap, parseDocument } from 'yaml';
import type { LabelledRecord } from '../../core/history/historyStore.ts';
import { labelledScore } from '../../core/history/label.ts';
import { parseRubric } from '../../core/rubric/parseRubric.ts';
import type { RubricExample } from '../../core/rubric/rubric.ts';

/** A rubric file with more examples. */
interface WithExamples {
  readonly text: string;
  readonly added: number;
  /** Records that are examples already, or cannot become one. */
  readonly leftOut: number;
}

/** Adds labelled grades to the examples of a rubric file; comments and order stay. Null when the file would have errors. */
export function addExamples(text: string, records: readonly LabelledRecord[]): WithExamples | null {
  const before = parseRubric(text).rubric;
  if (before === null) return null;
  const examples = fresh(records.flatMap(exampleOf), before.examples);
  const leftOut = records.length - examples.length;
  if (examples.length === 0) return { text, added: 0, leftOut };
  const document = parseDocument(text);
  if (!isMap(document.contents)) return null;
  if (before.examples.length === 0) document.set('examples', document.createNode(examples));
  else for (const example of examples) document.addIn(['examples'], document.createNode(example));
  const changed = document.toString({ lineWidth: 100 });
  return parseRubric(changed).rubric?.examples.length === before.examples.length + examples.length ? { text: changed, added: examples.length, leftOut } : null;
}

function exampleOf({ grade, label }: LabelledRecord): readonly RubricExample[] {
  const score = label === null ? null : labelledScore(label, grade.verdict.kind === 'graded' ? grade.verdict.score : null);
  if (score === null || grade.textsKept === false) return [];
  const { instruction, response, reference } = grade.texts;
  const note = label?.note.trim() ?? '';
  return [{ instruction, response, ...(reference === undefined ? {} : { reference }), score, ...(note === '' ? {} : { note }) }];
}

/** Those that are not there yet; of the same texts the newest. */
function fresh(examples: readonly RubricExample[], known: readonly RubricExample[]): readonly RubricExample[] {
  const seen = new Set(known.map(keyOf));
  return examples.filter((example) => {
    const key = keyOf(example);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

// As a rubric file keeps them: without line breaks at the end.
function keyOf({ instruction, response, reference }: RubricExample): string {
  return JSON.stringify([instruction, response, reference ?? ''].map((text) => text.replace(/[\r\n]+$/u, '')));
}

import type { Grade } from '../grading/grade.ts';
import type { LabelledRecord } from '../history/historyStore.ts';
import { labelledScore, type GradeLabel } from '../history/label.ts';
import { parseRubric, type ParsedRubric } from '../rubric/parseRubric.ts';
import type { FixEdit } from '../rubric/problem.ts';
import type { Rubric, RubricExample, Score } from '../rubric/rubric.ts';
import { err, ok, type Result } from '../support/result.ts';
import { exampleEdit } from './exampleEdit.ts';

/** Why a labelled grade makes no example: no label, no score by the person, texts that were not kept or are empty, or there already. */
export type NoExampleReason = 'no-label' | 'no-score' | 'texts-not-kept' | 'empty-text' | 'present';

/** How labelled grades become examples of a rubric file. */
export interface LabelledExamples {
  /** What to change in the text of the file; none when there is nothing to add. */
  readonly edits: readonly FixEdit[];
  readonly added: readonly RubricExample[];
  readonly left: readonly { readonly gradeId: string; readonly reason: NoExampleReason }[];
}

type Candidate = { readonly kind: 'example'; readonly example: RubricExample } | { readonly kind: 'none'; readonly reason: NoExampleReason };

/**
 * Adds labelled grades to the `examples` of a rubric file: the person's score, and their note. Comments and layout stay as they are;
 * an example with the same instruction, response and score is not added twice. The failure is a sentence: the file has errors, or its
 * list of examples cannot be added to (an alias, say). The edited text was parsed, and holds the old examples and then the new ones.
 */
export function labelledExamples(text: string, records: readonly LabelledRecord[]): Result<LabelledExamples, string> {
  const parsed = parseRubric(text);
  if (parsed.rubric === null) return err('The rubric file has errors. Mend them first, then add the examples.');
  const { added, left } = chosen(parsed.rubric, records);
  if (added.length === 0) return ok({ edits: [], added, left });
  const edit = exampleEdit(text, parsed, added);
  if (edit === null || !isAsMeant(parsed, edited(text, edit), added)) return err(whyNot(edit === null ? null : parseRubric(edited(text, edit))));
  return ok({ edits: [edit], added, left });
}

function chosen({ examples }: Rubric, records: readonly LabelledRecord[]): Omit<LabelledExamples, 'edits'> {
  const seen = new Set(examples.map(keyOf));
  const added: RubricExample[] = [];
  const left: LabelledExamples['left'][number][] = [];
  for (const { grade, label } of records) {
    const candidate = candidateOf(grade, label);
    if (candidate.kind === 'none') left.push({ gradeId: grade.id, reason: candidate.reason });
    else if (seen.has(keyOf(candidate.example))) left.push({ gradeId: grade.id, reason: 'present' });
    else added.push(candidate.example);
    if (candidate.kind === 'example') seen.add(keyOf(candidate.example));
  }
  return { added, left };
}

function keyOf({ instruction, response, score }: RubricExample): string {
  return JSON.stringify([instruction, response, score]);
}

function candidateOf(grade: Grade, label: GradeLabel | null): Candidate {
  if (label === null) return { kind: 'none', reason: 'no-label' };
  const score = labelledScore(label, grade.verdict.kind === 'graded' ? grade.verdict.score : null);
  if (score === null) return { kind: 'none', reason: 'no-score' };
  if (grade.textsKept === false) return { kind: 'none', reason: 'texts-not-kept' };
  return exampleOf(grade, label, score);
}

function exampleOf({ texts }: Grade, { note }: GradeLabel, score: Score): Candidate {
  const instruction = passage(texts.instruction);
  const response = passage(texts.response);
  const reference = passage(texts.reference ?? '');
  if (instruction === null || response === null) return { kind: 'none', reason: 'empty-text' };
  // Keys in the order of `parseRubric`, with which the result is compared.
  const example = { instruction, response, score, ...(reference === null ? {} : { reference }), ...(note.trim() === '' ? {} : { note: passage(note.trim()) ?? '' }) };
  return { kind: 'example', example };
}

/** A text as `parseRubric` gives it; null when there is none. YAML has one kind of line break. */
function passage(text: string): string | null {
  const folded = text.replaceAll(/\r\n?/gu, '\n').replace(/\n+$/u, '');
  return folded.trim() === '' ? null : folded;
}

function edited(text: string, { range, text: added }: FixEdit): string {
  return text.slice(0, range.start) + added + text.slice(range.end);
}

function isAsMeant({ rubric }: ParsedRubric, text: string, added: readonly RubricExample[]): boolean {
  return rubric !== null && JSON.stringify(parseRubric(text).rubric) === JSON.stringify({ ...rubric, examples: [...rubric.examples, ...added] });
}

function whyNot(result: ParsedRubric | null): string {
  const problem = result?.problems.find(({ severity }) => severity === 'error');
  return problem === undefined ? 'The examples of this file cannot be added to automatically: write them as a list, and try again.' : `With these examples the file would be wrong: ${problem.message} Add fewer, or others.`;
}

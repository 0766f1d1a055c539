import type * as vscode from 'vscode';
import type { ExamplePlace } from '../../core/rubric/parseRubric.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import type { OffsetRange } from '../../core/support/range.ts';
import { readRubricFile, type RubricFile } from '../rubrics/rubricFile.ts';
import { rangesIn } from '../support/textRanges.ts';

/** Where an example stands. */
export interface ExampleSpot {
  readonly range: vscode.Range;
  /** The `score:` of the example, or its first line: where a finding is marked. */
  readonly mark: vscode.Range;
  /** The text of the example as in the file; changes exactly when somebody edits the example. */
  readonly source: string;
}

/** A rubric file as it is now, with the places of its examples. */
export interface ExampleFile extends RubricFile {
  /** In file order, also while the rubric has errors. */
  readonly spots: readonly ExampleSpot[];
}

/** A rubric file whose examples can be run; `spots` and `rubric.examples` correspond. */
export type RunnableFile = ExampleFile & { readonly rubric: Rubric };

export function isRunnable(file: ExampleFile): file is RunnableFile {
  return file.rubric !== null && file.rubric.examples.length > 0;
}

/** Reads a rubric file with its examples, as it is in the editor or on the disk. Null when it cannot be read. */
export async function readExampleFile(uri: vscode.Uri, shipped: boolean): Promise<ExampleFile | null> {
  const file = await readRubricFile(uri, shipped);
  return file === null ? null : exampleFileOf(file);
}

/** A rubric file that was read already, with the places of its examples. */
export function exampleFileOf(file: RubricFile): ExampleFile {
  const toRange = rangesIn(file.text);
  return { ...file, spots: file.nodes.examples.map((place) => spotOf(file.text, place, toRange)) };
}

function spotOf(text: string, { range, fields }: ExamplePlace, toRange: (range: OffsetRange) => vscode.Range): ExampleSpot {
  const source = text.slice(range.start, range.end);
  const score = fields.find(({ name }) => name === 'score');
  const firstLine = { start: range.start, end: range.start + (/^.*/u.exec(source)?.[0].length ?? 0) };
  const mark = score === undefined ? firstLine : { start: score.key.start, end: score.value?.end ?? score.key.end };
  return { range: toRange(range), mark: toRange(mark), source };
}

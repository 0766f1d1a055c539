import * as vscode from 'vscode';
import { parseRubric, type ExamplePlace } from '../../core/rubric/parseRubric.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import type { OffsetRange } from '../../core/support/range.ts';
import { readRubricFile, type RubricFile } from '../rubrics/rubricFile.ts';

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
  return { ...file, spots: parseRubric(file.text).nodes.examples.map((place) => spotOf(file.text, place)) };
}

function spotOf(text: string, { range, fields }: ExamplePlace): ExampleSpot {
  const source = text.slice(range.start, range.end);
  const score = fields.find(({ name }) => name === 'score');
  const firstLine = { start: range.start, end: range.start + (/^.*/u.exec(source)?.[0].length ?? 0) };
  const mark = score === undefined ? firstLine : { start: score.key.start, end: score.value?.end ?? score.key.end };
  return { range: rangeIn(text, range), mark: rangeIn(text, mark), source };
}

// Without a document: opening every rubric only to count its lines would wake every feature that looks at opened files.
function rangeIn(text: string, { start, end }: OffsetRange): vscode.Range {
  return new vscode.Range(positionIn(text, start), positionIn(text, end));
}

function positionIn(text: string, offset: number): vscode.Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/u);
  return new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}

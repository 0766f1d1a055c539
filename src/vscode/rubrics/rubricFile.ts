import * as vscode from 'vscode';
import { NO_NODES } from '../../core/rubric/nodes.ts';
import { parseRubric, type RubricNodes, type RubricProblem } from '../../core/rubric/parseRubric.ts';
import { rubricHash } from '../../core/rubric/rubricHash.ts';
import type { Grade } from '../../core/grading/grade.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import { TOO_LARGE_BYTES, tooLarge } from '../../core/rubric/tooLarge.ts';
import { openDocument } from './rubricDocument.ts';

/** A rubric file as it was read; `rubric` is null when it has errors. */
export interface RubricFile {
  readonly uri: vscode.Uri;
  readonly shipped: boolean;
  readonly rubric: Rubric | null;
  /** Hex SHA-256 of what reaches the prompt; empty without a rubric. */
  readonly hash: string;
  readonly text: string;
  readonly problems: readonly RubricProblem[];
  /** Where its parts stand in `text`. */
  readonly nodes: RubricNodes;
}

/** A rubric that can grade. */
export type UsableRubric = RubricFile & { readonly rubric: Rubric };

export function isUsable(file: RubricFile): file is UsableRubric {
  return file.rubric !== null;
}

/** Reads one rubric file; an open editor's unsaved text wins over the disk. Null when it cannot be read. */
export async function readRubricFile(uri: vscode.Uri, shipped: boolean): Promise<RubricFile | null> {
  if (await isTooLarge(uri)) return { uri, shipped, rubric: null, problems: [tooLarge({ start: 0, end: 0 })], text: '', hash: '', nodes: NO_NODES };
  const text = await readText(uri);
  return text === null ? null : rubricFileOf(uri, text, shipped);
}

// A file of 50 MB is not read to find out that it is too large.
async function isTooLarge(uri: vscode.Uri): Promise<boolean> {
  if (openDocument(uri) !== undefined) return false;
  try {
    return (await vscode.workspace.fs.stat(uri)).size >= TOO_LARGE_BYTES;
  } catch {
    return false;
  }
}

export function rubricFileOf(uri: vscode.Uri, text: string, shipped: boolean): RubricFile {
  const { rubric, problems, nodes } = parseRubric(text);
  return { uri, shipped, rubric, problems, nodes, text, hash: rubric === null ? '' : rubricHash(rubric) };
}

/** The file as it stands in an open editor, where it may have changed since it was read. */
export function asInEditor(file: RubricFile): RubricFile {
  const open = openDocument(file.uri);
  if (open === undefined || open.getText() === file.text) return file;
  return rubricFileOf(file.uri, open.getText(), file.shipped);
}

/** The text of a file; an open editor's unsaved text wins over the disk. Null when it cannot be read. */
export async function readText(uri: vscode.Uri): Promise<string | null> {
  const open = openDocument(uri);
  if (open !== undefined) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // Deleted between being found and being read: the watcher reports that on its own.
    return null;
  }
}

/** The rubric that made a grade, as it was then. */
export function rubricOfGrade({ rubric }: Grade): UsableRubric {
  const uri = vscode.Uri.parse(rubric.uri ?? `untitled:${rubric.rubric.name}.rubric.yaml`);
  return { uri, shipped: false, rubric: rubric.rubric, hash: rubric.hash, text: '', problems: [], nodes: NO_NODES };
}

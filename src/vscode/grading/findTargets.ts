import * as vscode from 'vscode';
import { findResponse } from '../../core/grading/selection/findResponse.ts';
import { findTexts, type FoundTexts } from '../../core/grading/selection/findTexts.ts';
import { trimRange } from '../../core/grading/selection/trimRange.ts';
import type { OffsetRange } from '../../core/support/range.ts';
import { textIn, toOffsets } from '../support/positions.ts';
import type { GradeArguments } from './gradeArguments.ts';

/** A text to grade: where it stands, and what stands around it. */
export interface Target {
  readonly document: vscode.TextDocument;
  readonly range: OffsetRange;
  /** The document's text in `range`, escapes and all. */
  readonly source: string;
  /** The text that is graded: `source`, decoded when it is inside a JSON string. */
  readonly response: string;
  readonly found: FoundTexts;
}

/** The selections, or the section or paragraph under each cursor; empty when there is nothing to grade. */
export async function findTargets(argument: GradeArguments): Promise<readonly Target[]> {
  const document = await documentOf(argument);
  if (document === undefined) return [];
  const text = document.getText();
  return rangesOf(argument, document, text)
    .map((range) => targetAt(document, text, range))
    .filter((target) => target.response.trim() !== '')
    // Two cursors in one paragraph ask for one grade.
    .filter(({ range }, index, all) => all.findIndex((other) => other.range.start === range.start && other.range.end === range.end) === index);
}

/** The text to grade at one range of a document. */
export function targetAt(document: vscode.TextDocument, text: string, range: OffsetRange): Target {
  // White space at the ends is not part of the response; leaving it out keeps the squiggle on the text.
  const trimmed = trimRange(text, range) ?? { start: range.end, end: range.end };
  const found = findTexts(text, document.languageId, trimmed);
  // A selected record stands for the response in it.
  const place = found.response?.range ?? trimmed;
  const source = textIn(document, place);
  return { document, range: place, source, response: found.response?.text ?? source, found };
}

async function documentOf(argument: GradeArguments): Promise<vscode.TextDocument | undefined> {
  if (argument.uri === undefined) return vscode.window.activeTextEditor?.document;
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(argument.uri));
  } catch {
    return undefined;
  }
}

function rangesOf(argument: GradeArguments, document: vscode.TextDocument, text: string): readonly OffsetRange[] {
  if (argument.ranges !== undefined) return argument.ranges.map(({ start, end }) => ({ start, end: Math.min(end, text.length) }));
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  // Where a document is open side by side, the editor with the cursor counts.
  const editor = [activeTextEditor, ...visibleTextEditors].find((visible) => visible?.document === document);
  return (editor?.selections ?? [])
    .map((selection) =>
      selection.isEmpty ? findResponse(text, document.languageId, document.offsetAt(selection.active)) : toOffsets(document, selection),
    )
    .filter((range) => range !== null);
}

import type * as vscode from 'vscode';
import { trackRange, type TextEdit } from '../../core/grading/selection/trackRange.ts';
import type { OffsetRange } from '../../core/support/range.ts';
import { textIn } from '../support/positions.ts';

/** Something that stands on a graded text of a document. */
export interface OnText {
  readonly range: OffsetRange;
  /** The document's text in that range when it was graded. */
  readonly source: string;
  /** True when the text in the range is no longer what was graded. */
  readonly stale: boolean;
}

/** Moves an annotation with its text, and says whether the text is still what was graded. */
export function followEdits<T extends OnText>(annotation: T, event: vscode.TextDocumentChangeEvent): T {
  const moved = moveRange(annotation.range, event);
  const range = textIn(event.document, moved) === annotation.source ? moved : (findAgain(annotation, event) ?? moved);
  return { ...annotation, range, stale: textIn(event.document, range) !== annotation.source };
}

/** Where a range is after an edit of its document. */
export function moveRange(range: OffsetRange, event: vscode.TextDocumentChangeEvent): OffsetRange {
  return trackRange(range, event.contentChanges.map(editOf));
}

function editOf(change: vscode.TextDocumentContentChangeEvent): TextEdit {
  return { start: change.rangeOffset, deletedLength: change.rangeLength, insertedLength: change.text.length };
}

// Undoing a deletion puts the text back beside the collapsed range, not inside it: look for it around what the
// edit put in. Typing new text never counts as an undo.
function findAgain({ source }: OnText, { document, contentChanges, reason }: vscode.TextDocumentChangeEvent): OffsetRange | null {
  if (reason === undefined) return null;
  const from = Math.max(0, Math.min(...contentChanges.map(({ rangeOffset }) => rangeOffset)) - source.length);
  const inserted = contentChanges.reduce((sum, { text }) => sum + text.length, 0);
  const last = Math.max(...contentChanges.map(({ rangeOffset }) => rangeOffset));
  const found = textIn(document, { start: from, end: last + inserted + source.length }).indexOf(source);
  return found === -1 ? null : { start: from + found, end: from + found + source.length };
}

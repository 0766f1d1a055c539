import type * as vscode from 'vscode';
import { trackRange, type TextEdit } from '../../core/grading/selection/trackRange.ts';
import type { OffsetRange } from '../../core/support/range.ts';
import { textIn } from '../support/positions.ts';
import type { Annotation } from './annotation.ts';

/** Moves an annotation with its text, and says whether the text is still what was graded. */
export function followEdits(annotation: Annotation, event: vscode.TextDocumentChangeEvent): Annotation {
  const moved = moveRange(annotation.range, event);
  const range = textIn(event.document, moved) === annotation.source ? moved : (findAgain(annotation, event, moved) ?? moved);
  return { ...annotation, range, stale: textIn(event.document, range) !== annotation.source };
}

/** Where a range is after an edit of its document. */
export function moveRange(range: OffsetRange, event: vscode.TextDocumentChangeEvent): OffsetRange {
  return trackRange(range, event.contentChanges.map(editOf));
}

function editOf(change: vscode.TextDocumentContentChangeEvent): TextEdit {
  return { start: change.rangeOffset, deletedLength: change.rangeLength, insertedLength: change.text.length };
}

// Undoing a deletion puts the text back beside the collapsed range, not inside it: look for it where the
// edit put text. Typing new text never counts as an undo.
function findAgain(annotation: Annotation, event: vscode.TextDocumentChangeEvent, moved: OffsetRange): OffsetRange | null {
  if (event.reason === undefined) return null;
  const reach = annotation.source.length;
  const from = Math.max(0, moved.start - reach);
  const nearby = textIn(event.document, { start: from, end: moved.end + reach });
  const found = nearby.indexOf(annotation.source);
  return found === -1 ? null : { start: from + found, end: from + found + reach };
}

import * as vscode from 'vscode';
import type { OffsetRange } from '../../core/support/range.ts';
import { documentMapping } from '../annotations/quotesInDocument.ts';
import { toRange } from '../support/positions.ts';
import type { GradedText } from './gradedText.ts';

/** Shows a graded text, or the part of it that the feedback quotes. */
export async function showGradedText(graded: GradedText, quote: OffsetRange | null): Promise<void> {
  const { document, annotation } = graded;
  const fresh = annotation !== undefined && !annotation.stale;
  const range = quote !== null && fresh ? documentMapping(document, annotation)(quote) : graded.range;
  const editor = await vscode.window.showTextDocument(document);
  const selection = toRange(document, range);
  editor.selection = new vscode.Selection(selection.start, selection.end);
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The quotation in the argument of Go to Graded Text, if it has one. */
export function quoteOf(argument: unknown): OffsetRange | null {
  if (typeof argument !== 'object' || argument === null || !('quote' in argument)) return null;
  const { quote } = argument;
  if (typeof quote !== 'object' || quote === null || !('start' in quote) || !('end' in quote)) return null;
  const { start, end } = quote;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null;
}

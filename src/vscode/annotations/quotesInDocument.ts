import type * as vscode from 'vscode';
import { findQuotes, type Quote } from '../../core/grading/quotes.ts';
import type { Grade } from '../../core/grading/grade.ts';
import { findTexts } from '../../core/grading/selection/findTexts.ts';
import type { OffsetRange } from '../../core/support/range.ts';
import { toRange } from '../support/positions.ts';
import type { Annotation } from './annotation.ts';

/** A quotation of the response in the feedback, and where it stands in the document. */
export interface DocumentQuote {
  readonly quote: string;
  readonly range: vscode.Range;
}

/** The quotations of each grade, looked for once: they do not change, and are asked for at each edit of the document. */
export class KnownQuotes {
  readonly #byGrade = new WeakMap<Grade, readonly Quote[]>();

  of(grade: Grade): readonly Quote[] {
    const known = this.#byGrade.get(grade) ?? findQuotes(grade.verdict.feedback, grade.texts.response);
    this.#byGrade.set(grade, known);
    return known;
  }
}

/** Where the feedback quotes the graded text; empty once that text changed. */
export function quotesInDocument(document: vscode.TextDocument, annotation: Annotation, known: KnownQuotes): readonly DocumentQuote[] {
  if (annotation.stale) return [];
  const { response } = annotation.grade.texts;
  const quotes = known.of(annotation.grade);
  // The mapping may read the whole document, and this runs at each edit.
  if (quotes.length === 0) return [];
  const toDocument = documentMapping(document, annotation);
  return quotes.map(({ inResponse }) => ({
    quote: response.slice(inResponse.start, inResponse.end),
    range: toRange(document, toDocument(inResponse)),
  }));
}

/** Maps ranges of the response to the same text in the document. */
export function documentMapping(document: vscode.TextDocument, { range, source, grade }: Annotation): (inResponse: OffsetRange) => OffsetRange {
  // The response is the source itself, or the source decoded: in a JSON string the escapes move the offsets.
  if (source === grade.texts.response) return ({ start, end }) => ({ start: range.start + start, end: range.start + end });
  return findTexts(document.getText(), document.languageId, range).response?.toDocument ?? (() => range);
}

import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import type { OffsetRange } from '../../core/support/range.ts';
import type { Annotation } from '../annotations/annotation.ts';
import type { Annotations } from '../annotations/annotations.ts';
import type { AnnotationRestorer } from '../annotations/restore.ts';

/** A graded text that was found again in its document. */
export interface GradedText {
  readonly document: vscode.TextDocument;
  readonly range: OffsetRange;
  /** Set when the grade stands on the document. */
  readonly annotation: Annotation | undefined;
}

/** Opens the document of a grade and finds the text there; undefined when the document or the text is gone. */
export async function findGradedText(grade: Grade, annotations: Annotations, restorer: AnnotationRestorer): Promise<GradedText | undefined> {
  const document = await openDocument(grade);
  if (document === undefined) return undefined;
  await restorer.restore(document);
  const annotation = annotations.find(grade.id)?.annotation;
  if (annotation !== undefined) return { document, range: annotation.range, annotation };
  const start = grade.textsKept === false ? -1 : document.getText().indexOf(grade.texts.response);
  return start === -1 ? undefined : { document, range: { start, end: start + grade.texts.response.length }, annotation };
}

async function openDocument(grade: Grade): Promise<vscode.TextDocument | undefined> {
  if (grade.place === undefined) return undefined;
  const uri = vscode.Uri.parse(grade.place.uri);
  // The editor would make a new, empty file of that name.
  if (uri.scheme === 'untitled') return vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

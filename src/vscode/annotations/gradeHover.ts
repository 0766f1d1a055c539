import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import { diagnosticLine } from '../../core/grading/describeGrade.ts';
import { toRange } from '../support/positions.ts';
import type { CommandId } from '../support/commands.ts';
import type { Annotation } from './annotation.ts';
import type { Annotations } from './annotations.ts';

const LINKS: readonly (readonly [CommandId, string])[] = [
  ['prometheus.openInPanel', '$(open-preview) Open in panel'],
  ['prometheus.gradeAgain', '$(refresh) Grade again'],
  ['prometheus.openRubric', '$(book) Rubric'],
  ['prometheus.dismissGrade', '$(close) Dismiss'],
];

/** Hover with the full feedback of every grade at the pointer. */
export class GradeHover implements vscode.HoverProvider {
  readonly #annotations: Annotations;

  constructor(annotations: Annotations) {
    this.#annotations = annotations;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const found = this.#annotations.at(document.uri, document.offsetAt(position));
    const [narrowest] = found;
    if (narrowest === undefined) return undefined;
    return new vscode.Hover(found.map((annotation) => describe(annotation, found.length > 1)), toRange(document, narrowest.range));
  }
}

function describe(annotation: Annotation, withHeading: boolean): vscode.MarkdownString {
  const { grade, stale } = annotation;
  const text = new vscode.MarkdownString('', true);
  // Only these commands may be run from the hover, whatever the feedback says.
  text.isTrusted = { enabledCommands: LINKS.map(([id]) => id) };
  // The editor shows the line of each diagnostic above; it is repeated only where there are several to tell apart.
  if (withHeading) text.appendMarkdown('**').appendText(diagnosticLine(grade)).appendMarkdown('**\n\n');
  if (stale) text.appendMarkdown('$(history) *Stale: the text changed since it was graded.*\n\n');
  // Feedback is model output: as text it cannot become links, images or commands.
  text.appendText(grade.verdict.feedback).appendMarkdown('\n\n');
  appendNotes(text, grade);
  text.appendMarkdown(LINKS.map(([id, title]) => `[${title}](${linkTo(id, grade.id)})`).join(' \u00a0 '));
  return text;
}

function appendNotes(text: vscode.MarkdownString, grade: Grade): void {
  if (grade.evaluator?.demonstrationOnly === true) {
    text.appendMarkdown('$(info) *This small model only demonstrates the flow; it is far too small to judge.*\n\n');
  }
  if (grade.origins.reference === 'none') text.appendMarkdown('$(info) *Reference-free: no reference answer was given.*\n\n');
  if (grade.neutralised.length > 0) {
    text.appendMarkdown('$(shield) *Template markers in the text were neutralised before grading.*\n\n');
  }
}

function linkTo(id: CommandId, gradeId: string): string {
  return `command:${id}?${encodeURIComponent(JSON.stringify([gradeId]))}`;
}

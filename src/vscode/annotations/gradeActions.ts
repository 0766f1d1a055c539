import * as vscode from 'vscode';
import { commandLink, type CommandId } from '../support/commands.ts';
import { DIAGNOSTIC_SOURCE } from './gradeDiagnostics.ts';
import type { Annotations } from './annotations.ts';

const ACTIONS: readonly (readonly [CommandId, string])[] = [
  ['prometheus.openInPanel', 'Open grade in panel'],
  ['prometheus.gradeAgain', 'Grade again'],
  ['prometheus.dismissGrade', 'Dismiss grade'],
];

/** Quick fixes on a graded text: open in panel, grade again, dismiss. */
export class GradeActions implements vscode.CodeActionProvider {
  readonly #annotations: Annotations;

  constructor(annotations: Annotations) {
    this.#annotations = annotations;
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext): vscode.CodeAction[] {
    const own = context.diagnostics.filter((diagnostic) => diagnostic.source === DIAGNOSTIC_SOURCE);
    const annotations = this.#annotations.at(document.uri, document.offsetAt(range.start));
    return annotations.flatMap(({ grade }) =>
      ACTIONS.map(([id, title]) => {
        const label = annotations.length > 1 ? `${title} (${grade.rubric.rubric.name})` : title;
        const action = new vscode.CodeAction(label, vscode.CodeActionKind.QuickFix);
        action.command = commandLink(id, label, grade.id);
        action.diagnostics = own;
        return action;
      }),
    );
  }
}

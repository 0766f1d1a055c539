import * as vscode from 'vscode';
import { DIAGNOSTIC_SOURCE } from '../annotations/gradeDiagnostics.ts';
import { commandLink, type CommandId } from '../support/commands.ts';
import type { ScorecardMarks } from './scorecardMarks.ts';

const ACTIONS: readonly (readonly [CommandId, string])[] = [
  ['prometheus.openScorecard', 'Open scorecard in panel'],
  ['prometheus.dismissScorecard', 'Dismiss scorecard'],
];

/** Quick fixes on a text that a scorecard graded. */
export class ScorecardActions implements vscode.CodeActionProvider {
  readonly #marks: ScorecardMarks;

  constructor(marks: ScorecardMarks) {
    this.#marks = marks;
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext): vscode.CodeAction[] {
    const own = context.diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
    const marks = this.#marks.at(document.uri, document.offsetAt(range.start));
    return marks.flatMap(({ result }) =>
      ACTIONS.map(([id, title]) => {
        const label = marks.length > 1 ? `${title} (${result.scorecard.name})` : title;
        const action = new vscode.CodeAction(label, vscode.CodeActionKind.QuickFix);
        action.command = commandLink(id, label, result.id);
        action.diagnostics = own;
        return action;
      }),
    );
  }
}

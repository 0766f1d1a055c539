import * as vscode from 'vscode';
import type { RubricFix, RubricProblem } from '../../../core/rubric/parseRubric.ts';
import { DIAGNOSTIC_SOURCE } from '../../annotations/gradeDiagnostics.ts';
import { toRange } from '../../support/positions.ts';
import type { ParsedDocuments } from '../parsedDocuments.ts';
import { isRubricDocument } from '../rubricDocument.ts';

/** Quick fixes for the problems of a rubric file. */
export class RubricFixes implements vscode.CodeActionProvider {
  readonly #parsed: ParsedDocuments;

  constructor(parsed: ParsedDocuments) {
    this.#parsed = parsed;
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext): vscode.CodeAction[] {
    if (!isRubricDocument(document)) return [];
    return this.#parsed.of(document).problems.flatMap((problem) => {
      const place = toRange(document, problem.range);
      return problem.fix === undefined || place.intersection(range) === undefined ? [] : [actionFor(document, problem, problem.fix, place, context)];
    });
  }
}

function actionFor(document: vscode.TextDocument, problem: RubricProblem, fix: RubricFix, place: vscode.Range, context: vscode.CodeActionContext): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const { range, text } of fix.edits) action.edit.replace(document.uri, toRange(document, range), text);
  action.diagnostics = context.diagnostics.filter(({ source, code, range }) => source === DIAGNOSTIC_SOURCE && code === problem.code && range.isEqual(place));
  action.isPreferred = true;
  return action;
}

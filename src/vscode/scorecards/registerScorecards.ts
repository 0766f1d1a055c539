import * as vscode from 'vscode';
import { ScorecardRestorer } from './restoreScorecards.ts';
import { ScorecardActions } from './scorecardActions.ts';
import { ScorecardFileDiagnostics } from './scorecardFileDiagnostics.ts';
import type { ScorecardServices } from './scorecardGrader.ts';
import { ScorecardVerdicts } from './scorecardVerdicts.ts';

/** Registers what shows scorecards in the editor. */
export function registerScorecards({ history, library, scorecardMarks, scorecardMemory }: ScorecardServices): vscode.Disposable {
  const verdicts = new ScorecardVerdicts(scorecardMarks);
  const restorer = new ScorecardRestorer(history, scorecardMarks, scorecardMemory);
  const files = new ScorecardFileDiagnostics(library);
  void restorer.restoreOpen();
  void files.reportOpen();
  return vscode.Disposable.from(
    verdicts,
    restorer,
    files,
    scorecardMarks,
    vscode.languages.registerCodeActionsProvider('*', new ScorecardActions(scorecardMarks), { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
  );
}

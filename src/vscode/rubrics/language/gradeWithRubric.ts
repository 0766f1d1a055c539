import * as vscode from 'vscode';
import { rubricUriFrom } from './rubricUri.ts';
import type { LastSelection } from './lastSelection.ts';

/** Grades the text that was selected last in another editor with a rubric: the given one, or that of the active editor. */
export async function gradeWithRubric(argument: unknown, lastSelection: LastSelection): Promise<unknown> {
  const rubric = rubricUriFrom(argument);
  const selected = lastSelection.get();
  if (rubric === undefined) {
    void vscode.window.showInformationMessage('Open a rubric file first, or run Grade Selection and choose a rubric.');
    return undefined;
  }
  if (selected === null) {
    void vscode.window.showInformationMessage('Select the text to grade in another editor, then come back to the rubric.');
    return undefined;
  }
  return vscode.commands.executeCommand('prometheus.gradeSelection', { rubric: rubric.toString(), ...selected });
}

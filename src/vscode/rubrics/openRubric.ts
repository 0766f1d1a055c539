import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import { rubricToYaml } from '../../core/rubric/rubricToYaml.ts';
import { openDocument } from './rubricDocument.ts';

/** Opens the rubric of a grade: its file, or, when that is gone, the text that graded. */
export async function openRubric(grade: Grade): Promise<void> {
  const { uri, rubric } = grade.rubric;
  if (uri !== undefined && (await openFile(vscode.Uri.parse(uri)))) return;
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: rubricToYaml(rubric) });
  await vscode.window.showTextDocument(document);
}

async function openFile(uri: vscode.Uri): Promise<boolean> {
  // The editor would make a new, empty file of that name.
  if (uri.scheme === 'untitled' && openDocument(uri) === undefined) return false;
  try {
    await vscode.window.showTextDocument(uri);
    return true;
  } catch {
    return false;
  }
}

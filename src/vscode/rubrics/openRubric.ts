import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import { rubricToYaml } from '../../core/rubric/rubricToYaml.ts';

/** Opens the rubric of a grade: its file, or, when that is gone, the text that graded. */
export async function openRubric(grade: Grade): Promise<void> {
  const { uri, rubric } = grade.rubric;
  if (uri !== undefined && (await openFile(vscode.Uri.parse(uri)))) return;
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: rubricToYaml(rubric) });
  await vscode.window.showTextDocument(document);
}

async function openFile(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.window.showTextDocument(uri);
    return true;
  } catch {
    return false;
  }
}

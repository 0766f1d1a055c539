import * as vscode from 'vscode';
import { NEW_RUBRIC_TEMPLATE } from '../../core/rubric/newRubricTemplate.ts';

/** New Rubric: an untitled YAML file with a complete rubric to change; saved where the person likes. */
export async function newRubric(): Promise<string> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = folder === undefined ? vscode.Uri.parse('untitled:my-criterion.rubric.yaml') : await freeName(folder);
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  if (document.getText() === '') edit.insert(uri, new vscode.Position(0, 0), NEW_RUBRIC_TEMPLATE);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
  return uri.toString();
}

async function freeName(folder: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'my-criterion' : `my-criterion-${number}`;
    const file = vscode.Uri.joinPath(folder, 'rubrics', `${name}.rubric.yaml`);
    const untitled = file.with({ scheme: 'untitled' });
    const open = vscode.workspace.textDocuments.some((document) => document.uri.path === file.path);
    if (!open && !(await exists(file))) return untitled;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

import * as vscode from 'vscode';
import { schemaLine } from '../../core/rubric/rubricToYaml.ts';
import { exists } from '../support/files.ts';

const SCHEMA_FILE = 'rubric.schema.json';
const SCHEMA_LINE = /^# yaml-language-server: \$schema=.*\r?\n/u;

/**
 * Opens an untitled rubric file under a free name in the workspace's rubrics folder, saved where the person likes. A line
 * that names the schema is written only where the schema lies beside the file: the path of the extension's own changes
 * with every version, and the extension contributes it for rubric files anyway.
 */
export async function openNewRubric(name: string, text: string): Promise<string> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const rubrics = folder === undefined ? null : vscode.Uri.joinPath(folder, 'rubrics');
  const uri = await freeName(rubrics, name);
  const hasSchema = rubrics !== null && (await exists(vscode.Uri.joinPath(rubrics, SCHEMA_FILE)));
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), `${hasSchema ? schemaLine(`./${SCHEMA_FILE}`) : ''}${text.replace(SCHEMA_LINE, '')}`);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document, { preview: false });
  return uri.toString();
}

async function freeName(folder: vscode.Uri | null, name: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const fileName = `${number === 1 ? name : `${name}-${number}`}.rubric.yaml`;
    const untitled = folder === null ? vscode.Uri.from({ scheme: 'untitled', path: fileName }) : vscode.Uri.joinPath(folder, fileName).with({ scheme: 'untitled' });
    const open = vscode.workspace.textDocuments.some((document) => document.uri.path === untitled.path);
    if (!open && (folder === null || !(await exists(vscode.Uri.joinPath(folder, fileName))))) return untitled;
  }
}

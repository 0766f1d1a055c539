import * as vscode from 'vscode';
import { isRubricDocument } from '../rubricDocument.ts';

/** The rubric file that a command is about: an untrusted argument (a URI or its text), else that of the active editor. */
export function rubricUriFrom(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument === 'string' && argument !== '') return vscode.Uri.parse(argument);
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && isRubricDocument(document) ? document.uri : undefined;
}

import * as vscode from 'vscode';
import { displayName } from '../../support/positions.ts';

/** Scheme of the documents that show prompts. */
export const PROMPT_SCHEME = 'prometheus-prompt';

/** The document that shows the prompt of a rubric file. */
export function previewUri(rubric: vscode.Uri): vscode.Uri {
  const name = displayName(rubric).replace(/(?:\.rubric)?\.ya?ml$/u, '');
  return vscode.Uri.from({ scheme: PROMPT_SCHEME, path: `/${name}.prompt.txt`, query: rubric.toString() });
}

/** The rubric file whose prompt a document shows. */
export function rubricOfPreview(preview: vscode.Uri): vscode.Uri {
  return vscode.Uri.parse(preview.query);
}

import * as vscode from 'vscode';
import { hasRubricName } from './rubricDocument.ts';

const YAML_EXTENSION = 'redhat.vscode-yaml';

/**
 * Whether another extension checks an open document against the schema that this one contributes. It goes by what is
 * installed, since that extension starts with the first YAML document; the schema is tied to `*.rubric.yaml` alone.
 */
export function isCheckedBySchema(uri: vscode.Uri): boolean {
  const validates = vscode.workspace.getConfiguration('yaml', uri).get<unknown>('validate') !== false;
  return validates && hasRubricName(uri) && vscode.extensions.getExtension(YAML_EXTENSION) !== undefined;
}

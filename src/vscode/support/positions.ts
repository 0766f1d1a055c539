import * as vscode from 'vscode';
import type { OffsetRange } from '../../core/support/range.ts';

/** UTF-16 offsets -> the editor's line and character. */
export function toRange(document: vscode.TextDocument, range: OffsetRange): vscode.Range {
  return new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
}

/** The editor's line and character -> UTF-16 offsets. */
export function toOffsets(document: vscode.TextDocument, range: vscode.Range): OffsetRange {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The text of a document between two offsets. */
export function textIn(document: vscode.TextDocument, range: OffsetRange): string {
  return document.getText(toRange(document, range));
}

/** A file name to show for the URI of a document as text. */
export function displayUri(uri: string): string {
  return displayName(vscode.Uri.parse(uri));
}

/** A file name to show for a document. */
export function displayName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The name of a document in the workspace, to tell it from others; outside of it, the file's name. */
export function documentName(text: string): string {
  const uri = vscode.Uri.parse(text);
  return vscode.workspace.getWorkspaceFolder(uri) === undefined ? displayName(uri) : vscode.workspace.asRelativePath(uri);
}

import * as vscode from 'vscode';

/** A file of an untrusted argument: a URI, its text or a path. */
export function uriFrom(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  if (typeof value !== 'string' || value === '') return undefined;
  // Not `c:\`, which is a path.
  return /^[\w+.-]{2,}:\//u.test(value) ? vscode.Uri.parse(value) : vscode.Uri.file(value);
}

import * as vscode from 'vscode';

/** Whether there is a file or folder. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  return (await sizeOf(uri)) !== null;
}

/** The size of a file in bytes; null when there is none. */
export async function sizeOf(uri: vscode.Uri): Promise<number | null> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return null;
  }
}

import * as vscode from 'vscode';
import type { RememberedTextStore } from './rememberedTexts.ts';

type SetPart = 'instruction' | 'reference';

const NAMES: Readonly<Record<SetPart, string>> = {
  instruction: 'instruction',
  reference: 'reference answer',
};

/** Use Selection as Instruction / Reference Answer: remembers the selected text for this document. */
export async function useSelectionAs(part: SetPart, store: RememberedTextStore): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  if (editor === undefined || text.trim() === '') {
    void vscode.window.showInformationMessage(`Select the text that is the ${NAMES[part]}, then run this command again.`);
    return false;
  }
  if (!(await store.set(editor.document.uri, part, text.trim()))) {
    void vscode.window.showWarningMessage(`This selection is too long to be remembered as the ${NAMES[part]} (more than 20,000 characters).`);
    return false;
  }
  vscode.window.setStatusBarMessage(`$(check) Set as ${NAMES[part]} for this file`, 4000);
  return true;
}

import * as vscode from 'vscode';
import type { Annotations } from '../annotations/annotations.ts';

/** The context key that keybindings for a grade depend on. */
const CONTEXT_KEY = 'prometheus.gradeAtCursor';

/** Keeps the context key up to date: whether the cursor is on a graded text. */
export class GradeAtCursor implements vscode.Disposable {
  readonly #annotations: Annotations;
  readonly #subscriptions: vscode.Disposable;
  #known = false;

  constructor(annotations: Annotations) {
    this.#annotations = annotations;
    const look = (): void => { this.#look(); };
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(look),
      vscode.window.onDidChangeActiveTextEditor(look),
      annotations.onDidChange(look),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #look(): void {
    const editor = vscode.window.activeTextEditor;
    const found = editor !== undefined && this.#annotations.at(editor.document.uri, editor.document.offsetAt(editor.selection.active)).length > 0;
    if (found === this.#known) return;
    this.#known = found;
    void vscode.commands.executeCommand('setContext', CONTEXT_KEY, found);
  }
}

import * as vscode from 'vscode';
import type { OffsetRange } from '../../../core/support/range.ts';
import { toOffsets } from '../../support/positions.ts';
import { isRubricDocument } from '../rubricDocument.ts';

/** What was selected, as the arguments of Grade Selection take it. */
export interface Selected {
  readonly uri: string;
  readonly ranges: readonly OffsetRange[];
}

/** Remembers which text was selected last outside rubric files (and their previews and reports), to grade it from within one. */
export class LastSelection implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable;
  #document: vscode.TextDocument | null = null;
  #selections: readonly vscode.Selection[] = [];

  constructor() {
    this.#remember(vscode.window.activeTextEditor);
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => { this.#remember(editor); }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => { this.#remember(textEditor); }),
    );
  }

  /** Null when no text is selected, or its document was closed. */
  get(): Selected | null {
    const document = this.#document;
    if (document === null || document.isClosed) return null;
    const ranges = this.#selections.filter(({ isEmpty }) => !isEmpty).map((selection) => toOffsets(document, document.validateRange(selection)));
    return ranges.length === 0 ? null : { uri: document.uri.toString(), ranges };
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #remember(editor: vscode.TextEditor | undefined): void {
    if (editor === undefined || /^(?:output$|prometheus-)/u.test(editor.document.uri.scheme) || isRubricDocument(editor.document)) return;
    this.#document = editor.document;
    this.#selections = editor.selections;
  }
}

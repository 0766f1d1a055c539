import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { HistoryFailure, HistoryStore } from '../../core/history/historyStore.ts';
import { ok, type Result } from '../../core/support/result.ts';
import type { Annotations } from '../annotations/annotations.ts';
import type { Panel } from '../panel/panel.ts';

/** Finds the grade that a command is about. */
export class GradeLookup {
  readonly #history: HistoryStore;
  readonly #annotations: Annotations;
  readonly #panel: Pick<Panel, 'selected'>;

  constructor(history: HistoryStore, annotations: Annotations, panel: Pick<Panel, 'selected'>) {
    this.#history = history;
    this.#annotations = annotations;
    this.#panel = panel;
  }

  /** By id (or `{gradeId}`), else the grade at the cursor, else the one in the panel; undefined says so to the person. */
  async find(argument: unknown): Promise<Grade | undefined> {
    const id = gradeIdOf(argument);
    if (id !== undefined) return this.#findById(id);
    const grade = this.#atCursor() ?? this.#panel.selected ?? undefined;
    if (grade === undefined) void vscode.window.showInformationMessage('There is no grade here. Put the cursor on a graded text, or choose a grade in the panel.');
    return grade;
  }

  /** By id, wherever it is known: one that could not be kept is on its text or in the panel only. */
  async byId(id: string): Promise<Result<Grade | null, HistoryFailure>> {
    const open = this.#annotations.find(id)?.annotation.grade;
    if (open !== undefined) return ok(open);
    return this.#panel.selected?.id === id ? ok(this.#panel.selected) : this.#history.get(id);
  }

  async #findById(id: string): Promise<Grade | undefined> {
    const found = await this.byId(id);
    const grade = found.ok ? (found.value ?? undefined) : undefined;
    if (grade === undefined) void vscode.window.showWarningMessage(found.ok ? 'This grade is not in the history.' : historyFailureMessage(found.error));
    return grade;
  }

  #atCursor(): Grade | undefined {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return undefined;
    return this.#annotations.at(editor.document.uri, editor.document.offsetAt(editor.selection.active))[0]?.grade;
  }
}

function gradeIdOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('gradeId' in argument)) return undefined;
  return typeof argument.gradeId === 'string' ? argument.gradeId : undefined;
}

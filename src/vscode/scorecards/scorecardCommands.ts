import * as vscode from 'vscode';
import type { ScorecardServices } from './scorecardGrader.ts';
import type { ScorecardMark } from './scorecardMarks.ts';

/** The commands that are about one scorecard's result: given by id, or the one at the cursor. */
export class ScorecardCommands {
  readonly #services: ScorecardServices;

  constructor(services: ScorecardServices) {
    this.#services = services;
  }

  async open(argument?: unknown): Promise<void> {
    const mark = this.#find(argument);
    if (mark === undefined) return;
    await this.#services.panel.reveal();
    this.#services.panel.showScorecard(mark.result);
  }

  /** Takes the result off its text for good; the history keeps its grades. */
  async dismiss(argument?: unknown): Promise<void> {
    const mark = this.#find(argument);
    if (mark === undefined) return;
    this.#services.scorecardMarks.remove(mark.result.id);
    await this.#services.scorecardMemory.forget(mark.result.id);
  }

  #find(argument: unknown): ScorecardMark | undefined {
    const mark = typeof argument === 'string' ? this.#services.scorecardMarks.find(argument) : this.#atCursor();
    if (mark === undefined) void vscode.window.showInformationMessage('There is no scorecard here. Put the cursor on a text that a scorecard graded.');
    return mark;
  }

  #atCursor(): ScorecardMark | undefined {
    const editor = vscode.window.activeTextEditor;
    return editor === undefined ? undefined : this.#services.scorecardMarks.at(editor.document.uri, editor.document.offsetAt(editor.selection.active))[0];
  }
}

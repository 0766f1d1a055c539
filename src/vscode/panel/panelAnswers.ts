import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryFailure, HistoryStore } from '../../core/history/historyStore.ts';
import { assertNever } from '../../core/support/assertNever.ts';
import type { PanelMessage } from '../../protocol/panelProtocol.ts';
import type { Runs } from '../grading/runs.ts';
import type { PanelAnalysis } from './panelAnalysis.ts';
import type { PanelHistory } from './panelHistory.ts';
import { isOwn, runCommand, type OwnRequest } from './panelRequests.ts';
import { readRequest } from './readRequest.ts';

/** What a request may do to the panel. */
interface AnsweringPanel {
  /** The page is loaded and can be posted to. */
  start(): Promise<void>;
  pick(grade: Grade): Promise<void>;
  refresh(): Promise<void>;
  push(): void;
  post(message: PanelMessage): void;
  reportHistoryFailure(failure: HistoryFailure): void;
}

/** What the answers are made of. */
export interface AnswerParts {
  readonly history: HistoryStore;
  readonly runs: Pick<Runs, 'cancel'>;
  readonly log: Pick<vscode.LogOutputChannel, 'error'>;
  readonly list: PanelHistory;
  readonly analysis: PanelAnalysis;
  readonly panel: AnsweringPanel;
}

/** Answers what the page asks for. */
export class PanelAnswers {
  readonly #parts: AnswerParts;

  constructor(parts: AnswerParts) {
    this.#parts = parts;
  }

  /** Takes an untrusted message of the page. What goes wrong here has no other place to be seen. */
  async receive(message: unknown): Promise<void> {
    const request = readRequest(message);
    if (request === null) return;
    try {
      await (isOwn(request) ? this.#answer(request) : runCommand(request));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.#parts.log.error(`The panel asked for “${request.type}”, which failed: ${error instanceof Error ? (error.stack ?? detail) : detail}`);
      void vscode.window.showErrorMessage(`That did not work: ${detail}. More is in the log of Prometheus Grader.`);
    }
  }

  async #answer(request: OwnRequest): Promise<void> {
    const { panel, runs, list, analysis } = this.#parts;
    switch (request.type) {
      case 'ready':
        return panel.start();
      case 'select':
        return this.#select(request.gradeId);
      case 'cancel':
        runs.cancel(request.runId);
        return;
      case 'show-history':
        analysis.leave();
        await list.show(request.shown);
        panel.push();
        return;
      case 'history-rows':
        return this.#rows(request);
      case 'show-trend':
      case 'show-trust':
      case 'show-comparison':
        return analysis.show(request);
      default:
        return assertNever(request);
    }
  }

  async #rows(request: Extract<OwnRequest, { type: 'history-rows' }>): Promise<void> {
    const { panel, list } = this.#parts;
    const before = list.state.problem;
    const rows = await list.rows(request);
    if (rows !== null) panel.post(rows);
    else if (list.state.problem !== before) panel.push();
  }

  async #select(gradeId: string): Promise<void> {
    const { panel, history } = this.#parts;
    const grade = await history.get(gradeId);
    if (!grade.ok) {
      panel.reportHistoryFailure(grade.error);
      return;
    }
    if (grade.value !== null) {
      await panel.pick(grade.value);
      return;
    }
    void vscode.window.showWarningMessage('This grade is not in the history any more.');
    await panel.refresh();
  }
}

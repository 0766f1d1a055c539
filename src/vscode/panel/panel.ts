import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryFailure, HistoryStore } from '../../core/history/historyStore.ts';
import { assertNever } from '../../core/support/assertNever.ts';
import type { PanelMessage, PanelRequest, PanelState } from '../../protocol/panelProtocol.ts';
import type { Runs } from '../grading/runs.ts';
import { gradeView } from './gradeView.ts';
import { panelHtml } from './html.ts';
import { PanelHistory } from './panelHistory.ts';
import { readRequest } from './readRequest.ts';

/** What the panel needs of the rest of the extension. */
export interface PanelServices {
  readonly distWebview: vscode.Uri;
  readonly history: HistoryStore;
  readonly runs: Runs;
  setup(): Promise<PanelState['setup']>;
}

/** Id of the view in package.json. */
export const PANEL_VIEW = 'prometheus.panel';

/** The side panel: pushes its whole state after `ready` and on each change, streams progress in between. */
export class Panel implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #services: PanelServices;
  readonly #history: PanelHistory;
  readonly #subscriptions: vscode.Disposable;
  #view: vscode.WebviewView | null = null;
  #selected: Grade | null = null;
  #setup: PanelState['setup'] = { hasModel: true, rubricCount: 0 };

  constructor(services: PanelServices) {
    this.#services = services;
    this.#history = new PanelHistory(services.history);
    this.#subscriptions = vscode.Disposable.from(
      services.runs.onDidChange(() => {
        this.#push();
      }),
      services.runs.onDidProgress((progress) => {
        this.#post(progress);
      }),
      // Another window may have graded meanwhile.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) void this.refresh();
      }),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#services.distWebview] };
    view.webview.onDidReceiveMessage((message: unknown) => {
      const request = readRequest(message);
      if (request !== null) void this.#handle(request);
    });
    view.onDidDispose(() => {
      this.#view = null;
    });
    // A hidden page drops messages.
    view.onDidChangeVisibility(() => {
      if (view.visible) void this.refresh();
    });
    view.webview.html = panelHtml(view.webview, this.#services.distWebview);
  }

  /** The grade that the panel shows. */
  get selected(): Grade | null {
    return this.#selected;
  }

  /** Shows a grade, finished or from the history. */
  async show(grade: Grade): Promise<void> {
    this.#selected = grade;
    await this.refresh();
  }

  /** Brings the panel into view and leaves the focus where it is. */
  async reveal(): Promise<void> {
    if (this.#view !== null) {
      this.#view.show(true);
      return;
    }
    await vscode.commands.executeCommand(`${PANEL_VIEW}.focus`);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  }

  /** Reads the history and the setup anew, and shows them. */
  async refresh(): Promise<void> {
    if (this.#view === null) return;
    const [setup] = await Promise.all([this.#services.setup(), this.#history.reload()]);
    this.#setup = setup;
    this.#push();
  }

  reportHistoryFailure(failure: HistoryFailure): void {
    this.#history.report(failure);
    this.#push();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #handle(request: PanelRequest): Promise<void> {
    switch (request.type) {
      case 'ready':
        return this.refresh();
      case 'select':
        return this.#select(request.gradeId);
      case 'search':
        await this.#history.search(request.text);
        return this.#push();
      case 'load-more':
        await this.#history.loadMore();
        return this.#push();
      case 'cancel':
        return this.#services.runs.cancel(request.runId);
      case 'grade-again':
        return run('prometheus.gradeAgain', request.gradeId);
      case 'go-to-text':
        return run('prometheus.goToText', { gradeId: request.gradeId, quote: request.quote });
      case 'open-rubric':
        return run('prometheus.openRubric', request.gradeId);
      case 'grade-selection':
        return run('prometheus.gradeSelection');
      case 'choose-model':
        return run('prometheus.chooseModel');
      case 'use-small-model':
        return run('prometheus.useSmallModel');
      case 'new-rubric':
        return run('prometheus.newRubric');
      default:
        return assertNever(request);
    }
  }

  async #select(gradeId: string): Promise<void> {
    const grade = await this.#services.history.get(gradeId);
    if (!grade.ok) {
      this.reportHistoryFailure(grade.error);
      return;
    }
    if (grade.value !== null) this.#selected = grade.value;
    this.#push();
  }

  #push(): void {
    const state: PanelState = {
      running: this.#services.runs.list(),
      selected: this.#selected === null ? null : gradeView(this.#selected),
      history: this.#history.state,
      setup: this.#setup,
    };
    this.#post({ type: 'state', state });
  }

  #post(message: PanelMessage): void {
    if (this.#view?.visible === true) void this.#view.webview.postMessage(message);
  }
}

async function run(command: string, argument?: unknown): Promise<void> {
  await vscode.commands.executeCommand(command, argument);
}

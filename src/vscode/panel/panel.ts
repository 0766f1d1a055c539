import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { HistoryFailure, HistoryStore } from '../../core/history/historyStore.ts';
import type { PanelMessage, PanelRequest, PanelState } from '../../protocol/panelProtocol.ts';
import type { CommandId } from '../support/commands.ts';
import type { Runs } from '../grading/runs.ts';
import type { ScorecardResult } from '../scorecards/scorecardResult.ts';
import { scorecardView } from '../scorecards/scorecardView.ts';
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
  #scorecard: ScorecardResult | null = null;
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
      if (this.#view === view) this.#view = null;
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
    this.#choose(grade);
    await this.refresh();
  }

  /** Shows a scorecard's result, also while it is being made. */
  showScorecard(result: ScorecardResult): void {
    if (this.#scorecard?.id !== result.id) this.#selected = null;
    this.#scorecard = result;
    this.#push();
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

  /** Says in the panel why the history could not be used; nothing is lost unseen while the panel is hidden. */
  reportHistoryFailure(failure: HistoryFailure): void {
    this.#history.report(failure);
    // The other kinds are announced once, when the history is opened.
    const passing = failure.kind === 'disk-full' || failure.kind === 'busy';
    if (passing && this.#view?.visible !== true) void vscode.window.showWarningMessage(historyFailureMessage(failure));
    this.#push();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #handle(request: PanelRequest): Promise<void> {
    switch (request.type) {
      case 'ready':
        await this.refresh();
        break;
      case 'select':
        await this.#select(request.gradeId);
        break;
      case 'search':
        await this.#history.search(request.text);
        this.#push();
        break;
      case 'load-more':
        await this.#history.loadMore();
        this.#push();
        break;
      case 'cancel':
        this.#services.runs.cancel(request.runId);
        break;
      default:
        await runCommand(request);
    }
  }

  async #select(gradeId: string): Promise<void> {
    const grade = await this.#services.history.get(gradeId);
    if (!grade.ok) {
      this.reportHistoryFailure(grade.error);
      return;
    }
    if (grade.value !== null) this.#choose(grade.value);
    this.#push();
  }

  // A scorecard stays on show as long as the grade is one of its rows.
  #choose(grade: Grade): void {
    this.#selected = grade;
    if (this.#scorecard?.rows.some((row) => row.grade?.id === grade.id) === false) this.#scorecard = null;
  }

  #push(): void {
    const state: PanelState = {
      running: this.#services.runs.list(),
      selected: this.#selected === null ? null : gradeView(this.#selected),
      ...(this.#scorecard === null ? {} : { scorecard: scorecardView(this.#scorecard) }),
      history: this.#history.state,
      setup: this.#setup,
    };
    this.#post({ type: 'state', state });
  }

  #post(message: PanelMessage): void {
    if (this.#view?.visible === true) void this.#view.webview.postMessage(message);
  }
}

type CommandRequest = Exclude<PanelRequest, { type: 'ready' | 'select' | 'search' | 'load-more' | 'cancel' }>;

const COMMANDS: Readonly<Record<CommandRequest['type'], CommandId>> = {
  'grade-again': 'prometheus.gradeAgain',
  'go-to-text': 'prometheus.goToText',
  'open-rubric': 'prometheus.openRubric',
  'grade-selection': 'prometheus.gradeSelection',
  'choose-model': 'prometheus.chooseModel',
  'use-small-model': 'prometheus.useSmallModel',
  'new-rubric': 'prometheus.newRubric',
};

/** The buttons of the panel run the same commands as the palette. */
async function runCommand(request: CommandRequest): Promise<void> {
  const argument = 'gradeId' in request ? request : undefined;
  await vscode.commands.executeCommand(COMMANDS[request.type], argument);
}

import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryAnalyses } from '../../core/history/historyAnalyses.ts';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { HistoryFailure, HistoryStore } from '../../core/history/historyStore.ts';
import type { HistoryMessage, HistoryView } from '../../protocol/historyProtocol.ts';
import type { PanelMessage, PanelState } from '../../protocol/panelProtocol.ts';
import type { Runs } from '../grading/runs.ts';
import type { ScorecardResult } from '../scorecards/scorecardResult.ts';
import { scorecardView } from '../scorecards/scorecardView.ts';
import { documentName } from '../support/positions.ts';
import { historySettings } from '../support/settings.ts';
import { analyse } from './analyses.ts';
import { NO_DETAILS, readDetails } from './gradeDetails.ts';
import { gradeView } from './gradeView.ts';
import { panelHtml } from './html.ts';
import { PanelAnalysis, type AnalysisRequest } from './panelAnalysis.ts';
import { PanelAnswers, type AnswerParts } from './panelAnswers.ts';
import { PanelHistory } from './panelHistory.ts';
import { PanelSelection } from './panelSelection.ts';

/** What the panel needs of the rest of the extension. */
export interface PanelServices {
  readonly distWebview: vscode.Uri;
  readonly history: HistoryStore & HistoryAnalyses;
  readonly runs: Runs;
  readonly log: Pick<vscode.LogOutputChannel, 'error'>;
  setup(): Promise<PanelState['setup']>;
}

/** Id of the view in package.json. */
export const PANEL_VIEW = 'prometheus.panel';

/** The side panel: pushes its whole state after `ready` and on each change, streams progress in between. */
export class Panel implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #services: PanelServices;
  readonly #history: PanelHistory;
  readonly #analysis: PanelAnalysis;
  readonly #answers: PanelAnswers;
  readonly #selection = new PanelSelection();
  readonly #showedAnalysis = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #view: vscode.WebviewView | null = null;
  #details = NO_DETAILS;
  #setup: PanelState['setup'] = { hasModel: true, rubricCount: 0 };
  /** Whether the page is loaded: it says so, and a hidden one is unloaded. */
  #ready = false;
  /** Posted once the page is there to read it. */
  #waiting: PanelMessage | null = null;

  /** The page shows a trend, trust or a comparison. */
  readonly onDidShowAnalysis = this.#showedAnalysis.event;

  constructor(services: PanelServices) {
    this.#services = services;
    this.#history = new PanelHistory({ store: services.history, documentName, settings: historySettings });
    this.#analysis = new PanelAnalysis((request) => this.#analyse(request), (message) => { this.#post(message); });
    this.#answers = new PanelAnswers({ ...services, list: this.#history, analysis: this.#analysis, panel: this.#answering() });
    this.#subscriptions = vscode.Disposable.from(
      services.runs.onDidChange(() => { this.#push(); }),
      services.runs.onDidProgress((progress) => { this.#post(progress); }),
      // Another window may have graded meanwhile.
      vscode.window.onDidChangeWindowState(({ focused }) => { if (focused) void this.#refreshIfChanged(); }),
      vscode.workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration('prometheus.history')) this.#push(); }),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#ready = false;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#services.distWebview] };
    view.webview.onDidReceiveMessage((message: unknown) => void this.#answers.receive(message));
    view.onDidDispose(() => {
      if (this.#view === view) this.#view = null;
    });
    // A hidden page drops messages.
    view.onDidChangeVisibility(() => {
      if (view.visible) void this.refresh();
      else this.#ready = false;
    });
    view.webview.html = panelHtml(view.webview, this.#services.distWebview);
  }

  /** The grade that the panel shows. */
  get selected(): Grade | null {
    return this.#selection.grade;
  }

  /** Shows a grade that was made. */
  async show(grade: Grade): Promise<void> {
    this.#selection.show(grade);
    this.#details = NO_DETAILS;
    await this.refresh();
  }

  /** Shows a grade that the person picked: a running scorecard does not take the panel back. */
  async pick(grade: Grade): Promise<void> {
    this.#selection.pick(grade);
    await this.#readDetails();
    this.#push();
  }

  /** Shows a scorecard's result that the person asked for. */
  showScorecard(result: ScorecardResult): void {
    this.#selection.open(result);
    this.#push();
  }

  /** Shows how a scorecard gets on. */
  followScorecard(result: ScorecardResult): void {
    if (this.#selection.follow(result)) this.#push();
  }

  /** Brings a view of the panel up; the page says itself what it needs for it. */
  async showView(view: HistoryView): Promise<void> {
    this.#waiting = { type: 'show-view', ...view };
    await this.reveal();
    await this.refresh();
  }

  /** Lets go of grades that were deleted. */
  forget(isGone: (grade: Grade) => boolean): void {
    this.#selection.forget(isGone);
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
    const [setup] = await Promise.all([this.#services.setup(), this.#history.reload(), this.#readDetails()]);
    this.#setup = setup;
    this.#push();
    await this.#analysis.renew();
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
    this.#showedAnalysis.dispose();
  }

  #analyse(request: AnalysisRequest): Promise<HistoryMessage> {
    this.#showedAnalysis.fire();
    return analyse(this.#services.history, request);
  }

  async #refreshIfChanged(): Promise<void> {
    if (this.#view?.visible === true && !(await this.#history.isCurrent())) await this.refresh();
  }

  async #readDetails(): Promise<void> {
    const { grade } = this.#selection;
    const details = grade === null ? NO_DETAILS : await readDetails(this.#services.history, grade);
    if (this.#selection.grade === grade) this.#details = details;
  }

  // What a request may do that nobody else may.
  #answering(): AnswerParts['panel'] {
    return {
      start: () => {
        this.#ready = true;
        return this.refresh();
      },
      pick: (grade) => this.pick(grade),
      refresh: () => this.refresh(),
      push: () => { this.#push(); },
      post: (message) => { this.#post(message); },
      reportHistoryFailure: (failure) => { this.reportHistoryFailure(failure); },
    };
  }

  #push(): void {
    const { grade, scorecard } = this.#selection;
    const state: PanelState = {
      running: this.#services.runs.list(),
      selected: grade === null ? null : gradeView(grade, this.#details),
      ...(scorecard === null ? {} : { scorecard: scorecardView(scorecard) }),
      history: this.#history.state,
      setup: this.#setup,
    };
    this.#post({ type: 'state', state });
    if (this.#waiting === null || !this.#ready) return;
    this.#post(this.#waiting);
    this.#waiting = null;
  }

  #post(message: PanelMessage): void {
    if (this.#view?.visible === true) void this.#view.webview.postMessage(message);
  }
}

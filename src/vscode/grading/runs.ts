import * as vscode from 'vscode';
import { randomUUID } from 'node:crypto';
import type { EvaluationEvent } from '../../core/grading/evaluator.ts';
import type { PanelMessage, RunningView } from '../../protocol/panelProtocol.ts';
import { applyEvent } from './runProgress.ts';

/** The progress message of the panel. */
export type RunProgress = Extract<PanelMessage, { type: 'progress' }>;

/** What is known when a run starts. */
export type RunStart = Pick<RunningView, 'rubricName' | 'documentName' | 'responseExcerpt'>;

/** A run that was started: where its events go, and how it ends. */
export interface RunHandle {
  readonly runId: string;
  readonly signal: AbortSignal;
  cancel(): void;
  /** Returns the run as it is shown after the event. */
  report(event: EvaluationEvent): RunningView;
  end(): void;
}

/** The grades in progress, in the order in which they were started. */
export class Runs implements vscode.Disposable {
  readonly #running = new Map<string, { view: RunningView; readonly abort: AbortController }>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #progressed = new vscode.EventEmitter<RunProgress>();

  /** A run started or ended. */
  readonly onDidChange = this.#changed.event;
  readonly onDidProgress = this.#progressed.event;

  list(): readonly RunningView[] {
    return [...this.#running.values()].map((run) => run.view);
  }

  start(info: RunStart): RunHandle {
    const runId = randomUUID();
    const abort = new AbortController();
    const view: RunningView = { ...info, runId, stage: 'Waiting for the model', fraction: null, tokensPerSecond: null, feedback: '' };
    this.#running.set(runId, { view, abort });
    this.#changed.fire();
    return {
      runId,
      signal: abort.signal,
      cancel: () => {
        abort.abort();
      },
      report: (event) => this.#report(runId, event) ?? view,
      end: () => {
        if (this.#running.delete(runId)) this.#changed.fire();
      },
    };
  }

  /** Cancels one run, or all. */
  cancel(runId?: string): void {
    for (const [id, run] of this.#running) {
      if (runId === undefined || id === runId) run.abort.abort();
    }
  }

  dispose(): void {
    this.cancel();
    this.#changed.dispose();
    this.#progressed.dispose();
  }

  #report(runId: string, event: EvaluationEvent): RunningView | undefined {
    const run = this.#running.get(runId);
    if (run === undefined) return undefined;
    run.view = applyEvent(run.view, event);
    const { stage, fraction, tokensPerSecond } = run.view;
    const feedbackDelta = event.kind === 'feedback' ? event.delta : '';
    this.#progressed.fire({ type: 'progress', runId, stage, fraction, tokensPerSecond, feedbackDelta });
    return run.view;
  }
}

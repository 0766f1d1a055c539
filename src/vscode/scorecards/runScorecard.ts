import * as vscode from 'vscode';
import { randomUUID } from 'node:crypto';
import type { EvaluationEvent } from '../../core/grading/evaluator.ts';
import type { Grade } from '../../core/grading/grade.ts';
import { responseExcerpt } from '../../core/history/excerpt.ts';
import type { HistoryFailure } from '../../core/history/historyStore.ts';
import { gradeScorecard, type ScorecardRow } from '../../core/scorecard/gradeScorecard.ts';
import type { Target } from '../grading/findTargets.ts';
import type { GatheredTexts } from '../grading/gatherTexts.ts';
import type { GradePorts } from '../grading/runGrade.ts';
import { progressLine } from '../grading/runProgress.ts';
import type { RunHandle } from '../grading/runs.ts';
import { displayName } from '../support/positions.ts';
import { sampler } from '../support/settings.ts';
import type { ScorecardResult } from './scorecardResult.ts';

/** One text to grade with a scorecard. */
export interface ScorecardOrder {
  readonly target: Target;
  readonly gathered: GatheredTexts;
  /** The result before the first grade: all rows without one. */
  readonly result: ScorecardResult;
}

/** Told as the rows finish. */
export interface ScorecardListener {
  readonly onResult: (result: ScorecardResult) => void;
  readonly onGrade: (grade: Grade, historyFailure: HistoryFailure | null) => void;
}

/** Grades one text with each rubric of a scorecard, with progress that can be cancelled, in the notification and in the panel. */
export async function runScorecard(order: ScorecardOrder, ports: GradePorts, listener: ScorecardListener): Promise<ScorecardResult> {
  const title = `Grading: ${order.result.scorecard.name}`;
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    const run = new ScorecardRun(order, ports, listener, (message) => {
      progress.report({ message });
    });
    const subscription = token.onCancellationRequested(() => {
      run.cancel();
    });
    try {
      return await run.grade();
    } finally {
      subscription.dispose();
      run.end();
    }
  });
}

/** A scorecard in progress: each row is a run of its own, and cancelling one ends all. */
class ScorecardRun {
  readonly #order: ScorecardOrder;
  readonly #ports: GradePorts;
  readonly #listener: ScorecardListener;
  readonly #say: (message: string) => void;
  readonly #abort = new AbortController();
  #result: ScorecardResult;
  #current: RunHandle | null = null;

  constructor(order: ScorecardOrder, ports: GradePorts, listener: ScorecardListener, say: (message: string) => void) {
    this.#order = order;
    this.#ports = ports;
    this.#listener = listener;
    this.#say = say;
    this.#result = order.result;
  }

  async grade(): Promise<ScorecardResult> {
    const { target, gathered, result } = this.#order;
    const { evaluator, history } = this.#ports;
    const { start, end } = target.range;
    const rows = await gradeScorecard(
      { items: result.rows, ...gathered, place: { uri: target.document.uri.toString(), start, end }, sampler: sampler() },
      { evaluator, history, now: Date.now, newId: randomUUID },
      {
        signal: this.#abort.signal,
        onStart: (index) => {
          this.#start(index);
        },
        onEvent: (index, event) => {
          this.#report(index, event);
        },
        onGrade: (index, grade, historyFailure) => {
          this.#finish(index, grade, historyFailure);
        },
      },
    );
    return this.#tell({ rows, running: null });
  }

  cancel(): void {
    this.#abort.abort();
  }

  end(): void {
    this.#current?.end();
    this.#current = null;
  }

  #start(index: number): void {
    const { target, result } = this.#order;
    const run = this.#ports.runs.start({
      rubricName: result.rows[index]?.rubric.rubric.name ?? '',
      documentName: displayName(target.document.uri),
      responseExcerpt: responseExcerpt(target.response),
    });
    run.signal.addEventListener('abort', () => {
      this.cancel();
    });
    this.#current = run;
    this.#tell({ running: index });
  }

  #report(index: number, event: EvaluationEvent): void {
    const run = this.#current?.report(event);
    if (run !== undefined) this.#say(`${index + 1} of ${this.#result.rows.length}, ${run.rubricName}: ${progressLine(run)}`);
  }

  #finish(index: number, grade: Grade, historyFailure: HistoryFailure | null): void {
    this.end();
    this.#listener.onGrade(grade, historyFailure);
    this.#tell({ rows: this.#result.rows.map((row, other): ScorecardRow => (other === index ? { ...row, grade } : row)) });
  }

  #tell(change: Partial<ScorecardResult>): ScorecardResult {
    this.#result = { ...this.#result, ...change };
    this.#listener.onResult(this.#result);
    return this.#result;
  }
}

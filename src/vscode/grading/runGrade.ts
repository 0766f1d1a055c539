import * as vscode from 'vscode';
import { randomUUID } from 'node:crypto';
import type { EvaluationEvent, Evaluator } from '../../core/grading/evaluator.ts';
import type { Grade } from '../../core/grading/grade.ts';
import { gradeResponse, type GradeOutcome } from '../../core/grading/gradeResponse.ts';
import { responseExcerpt } from '../../core/history/excerpt.ts';
import type { HistoryStore } from '../../core/history/historyStore.ts';
import type { UsableRubric } from '../rubrics/rubricFile.ts';
import { displayName } from '../support/positions.ts';
import { sampler } from '../support/settings.ts';
import type { Target } from './findTargets.ts';
import type { GatheredTexts } from './gatherTexts.ts';
import { progressLine } from './runProgress.ts';
import type { RunHandle, Runs } from './runs.ts';

/** What grading needs. */
export interface GradePorts {
  readonly evaluator: Evaluator;
  readonly history: HistoryStore;
  readonly runs: Runs;
}

/** One grade to make. */
export interface GradeOrder {
  readonly target: Target;
  readonly rubric: UsableRubric;
  readonly gathered: GatheredTexts;
}

/** Grades one text with progress that can be cancelled, in the notification and in the panel. */
export async function runGrade(order: GradeOrder, ports: GradePorts): Promise<GradeOutcome> {
  const { target, rubric } = order;
  const run = ports.runs.start({
    rubricName: rubric.rubric.name,
    documentName: displayName(target.document.uri),
    responseExcerpt: responseExcerpt(target.response),
  });
  try {
    return await withProgress(`Grading: ${rubric.rubric.name}`, run, (onEvent) => evaluate(order, ports, run, onEvent));
  } finally {
    run.end();
  }
}

function evaluate(order: GradeOrder, ports: GradePorts, run: RunHandle, onEvent: (event: EvaluationEvent) => void): Promise<GradeOutcome> {
  const { target, rubric, gathered } = order;
  const { start, end } = target.range;
  return gradeResponse(
    {
      rubric: { rubric: rubric.rubric, hash: rubric.hash, uri: rubric.uri.toString() },
      texts: gathered.texts,
      origins: gathered.origins,
      place: { uri: target.document.uri.toString(), start, end },
      sampler: sampler(),
    },
    { evaluator: ports.evaluator, history: ports.history, now: Date.now, newId: randomUUID },
    { signal: run.signal, onEvent },
  );
}

async function withProgress(title: string, run: RunHandle, work: (onEvent: (event: EvaluationEvent) => void) => Promise<GradeOutcome>): Promise<GradeOutcome> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    const subscription = token.onCancellationRequested(() => {
      run.cancel();
    });
    try {
      return await work((event) => {
        progress.report({ message: progressLine(run.report(event)) });
      });
    } finally {
      subscription.dispose();
    }
  });
}

/** Whether the person cancelled a grade, and with it what was to follow. */
export function isCancelled({ verdict }: Grade): boolean {
  return verdict.kind === 'ungraded' && verdict.reason.kind === 'cancelled';
}

/** Whether what was to follow a grade ends with it: it was cancelled, or there is no evaluator and the rest would fail alike. */
export function endsTheRest({ evaluator, verdict }: Grade): boolean {
  return verdict.kind === 'ungraded' && (evaluator === null || verdict.reason.kind === 'cancelled' || verdict.reason.kind === 'gave-up');
}

/** Whether a grade can stand on the text: an ungraded one has nothing to show there. */
export function isGraded(grade: Grade): boolean {
  return grade.verdict.kind === 'graded';
}

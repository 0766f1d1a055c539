import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import type { Grader } from '../grading/grader.ts';
import { orderAgain } from '../grading/orderAgain.ts';
import { endsTheRest, isCancelled } from '../grading/runGrade.ts';
import type { Runs } from '../grading/runs.ts';
import type { ScorecardGrader, ScorecardServices } from '../scorecards/scorecardGrader.ts';
import type { ScorecardResult } from '../scorecards/scorecardResult.ts';
import { gradesOnSave } from '../support/settings.ts';
import { defaultOf } from './fileDefaults.ts';

/**
 * Grades again what went stale, when a file with a default is saved and the setting allows it. One text at a time, with
 * the rubric and the texts of its last grade, and without a question. A text without a grade stays without one.
 */
export class GradeOnSave implements vscode.Disposable {
  readonly #services: ScorecardServices;
  readonly #grader: Grader;
  readonly #scorecards: ScorecardGrader;
  readonly #subscription: vscode.Disposable;
  readonly #waiting = new Set<vscode.TextDocument>();
  #busy = false;

  constructor(services: ScorecardServices, grader: Grader, scorecards: ScorecardGrader) {
    this.#services = services;
    this.#grader = grader;
    this.#scorecards = scorecards;
    this.#subscription = vscode.workspace.onDidSaveTextDocument((document) => {
      if (gradesOnSave(document) && defaultOf(document) !== undefined) void this.#add(document);
    });
  }

  dispose(): void {
    this.#waiting.clear();
    this.#subscription.dispose();
  }

  // A document that is saved while it is graded is looked at once more afterwards, however often it was saved.
  async #add(document: vscode.TextDocument): Promise<void> {
    this.#waiting.add(document);
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (const next of this.#waiting) {
        this.#waiting.delete(next);
        await this.#gradeStale(next);
      }
    } finally {
      this.#busy = false;
    }
  }

  async #gradeStale(document: vscode.TextDocument): Promise<void> {
    const { annotations, scorecardMarks } = this.#services;
    const grades = annotations.of(document.uri).filter(({ stale }) => stale).map(({ grade }) => grade.id);
    const results = scorecardMarks.of(document.uri).filter(({ stale }) => stale).map(({ result }) => result.id);
    if (grades.length + results.length === 0 || !(await this.#canGrade())) return;
    for (const id of grades) if (!(await this.#gradeAgain(document, id))) return;
    for (const id of results) if (!(await this.#scoreAgain(document, id))) return;
  }

  // Nobody asked for this grade, so nobody is asked for a model.
  async #canGrade(): Promise<boolean> {
    const problem = await this.#services.modelProblem();
    if (problem !== null) this.#services.log.info(`Not graded on save: ${problem.kind}`);
    await untilIdle(this.#services.runs);
    return problem === null;
  }

  /** False when the person cancelled, or the evaluator is gone. */
  async #gradeAgain(document: vscode.TextDocument, id: string): Promise<boolean> {
    const annotation = this.#services.annotations.find(id)?.annotation;
    // Without the instruction of that grade another would be no repetition of it, and nobody is asked here.
    if (annotation?.stale !== true || annotation.grade.textsKept === false) return true;
    const place = this.#services.annotations.follow(document, annotation.range);
    const order = await orderAgain(annotation.grade, document, place, this.#services.library);
    if (order.target.response.trim() === '') return true;
    const grades = await this.#grader.gradeOrders([order], false);
    return !grades.some(endsTheRest);
  }

  async #scoreAgain(document: vscode.TextDocument, id: string): Promise<boolean> {
    const mark = this.#services.scorecardMarks.find(id);
    const texts = textsOf(mark?.result);
    if (mark?.stale !== true || texts === undefined || mark.range.start === mark.range.end) return true;
    const results = await this.#scorecards.gradeWithScorecard({
      scorecard: mark.result.scorecardUri,
      uri: document.uri.toString(),
      ranges: [mark.range],
      instruction: texts.instruction,
      reference: texts.reference ?? null,
      reveal: false,
    });
    return !results.some(({ rows }) => rows.some(({ grade }) => grade === null || isCancelled(grade)));
  }
}

function textsOf(result: ScorecardResult | undefined): Grade['texts'] | undefined {
  return result?.rows.find(({ grade }) => grade !== null && grade.textsKept !== false)?.grade?.texts;
}

async function untilIdle(runs: Runs): Promise<void> {
  while (runs.list().length > 0) {
    await new Promise<void>((resolve) => {
      const subscription = runs.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });
  }
}

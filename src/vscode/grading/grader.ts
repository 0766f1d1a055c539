import * as vscode from 'vscode';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import type { Grade } from '../../core/grading/grade.ts';
import { diagnosticLine } from '../../core/grading/describeGrade.ts';
import type { Annotations } from '../annotations/annotations.ts';
import type { Panel } from '../panel/panel.ts';
import { findRubric, pickRubric } from '../rubrics/pickRubric.ts';
import type { RecentRubrics } from '../rubrics/recentRubrics.ts';
import type { UsableRubric } from '../rubrics/rubricFile.ts';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';
import { notifyNoModel, notifyUngraded } from '../support/notify.ts';
import { revealPanel } from '../support/settings.ts';
import { findTargets, type Target } from './findTargets.ts';
import { gatherTexts } from './gatherTexts.ts';
import { readGradeArguments, type GradeArguments } from './gradeArguments.ts';
import type { RememberedTextStore } from './rememberedTexts.ts';
import { endsTheRest, isGraded, runGrade, type GradeOrder, type GradePorts } from './runGrade.ts';

/** What Grade Selection is made of. */
export interface GraderServices extends GradePorts {
  readonly library: RubricLibrary;
  readonly recent: RecentRubrics;
  readonly remembered: RememberedTextStore;
  readonly annotations: Annotations;
  readonly panel: Panel;
  readonly log: vscode.LogOutputChannel;
  /** Null when a model is there; a failure when grading cannot start. */
  modelProblem(): Promise<EvaluatorFailure | null>;
}

/** Grade Selection, from the command to the verdict on the text. Returns the grades that were made. */
export class Grader {
  readonly #services: GraderServices;

  constructor(services: GraderServices) {
    this.#services = services;
  }

  async gradeSelection(argument?: unknown): Promise<readonly Grade[]> {
    const given = readGradeArguments(argument);
    const targets = await findTargets(given);
    if (targets.length === 0) {
      void vscode.window.showInformationMessage('Select the text to grade, or put the cursor into a paragraph, then run Grade Selection.');
      return [];
    }
    // The person may edit the document while questions are open.
    const places = targets.map(({ document, range }) => this.#services.annotations.follow(document, range));
    try {
      if (!(await this.modelIsThere())) return [];
      const rubric = await this.#rubricFor(given);
      if (rubric === undefined) return [];
      const orders = await this.#ordersFor(targets, rubric, given);
      return await this.gradeOrders(orders.map((order, index) => movedTo(order, places[index])));
    } finally {
      for (const end of places) end();
    }
  }

  /** Asks what is not known for every text first; a person who leaves a question ends all. */
  async #ordersFor(targets: readonly Target[], rubric: UsableRubric, given: GradeArguments): Promise<readonly GradeOrder[]> {
    const orders: GradeOrder[] = [];
    for (const target of targets) {
      const gathered = await gatherTexts(target, rubric.rubric, this.#services.remembered.get(target.document.uri), given);
      if (gathered === undefined) return [];
      await this.#services.remembered.remember(target.document.uri, gathered);
      orders.push({ target, rubric, gathered });
    }
    await this.#services.recent.use(rubric.uri);
    return orders;
  }

  /** Makes the grades one after the other; cancelling one ends the rest, and so does a missing evaluator. */
  async gradeOrders(orders: readonly GradeOrder[], reveal = revealPanel()): Promise<readonly Grade[]> {
    // The person may go on typing while the texts before are graded: all places move along from the start.
    const places = orders.map(({ target }) => this.#services.annotations.follow(target.document, target.range));
    const grades: Grade[] = [];
    try {
      if (reveal && orders.length > 0) await this.#services.panel.reveal();
      for (const [index, order] of orders.entries()) {
        const grade = await this.#gradeOne(movedTo(order, places[index]));
        grades.push(grade);
        if (endsTheRest(grade)) break;
      }
    } finally {
      for (const end of places) end();
    }
    return grades;
  }

  async #gradeOne(order: GradeOrder): Promise<Grade> {
    const { annotations, log, panel } = this.#services;
    const place = annotations.follow(order.target.document, order.target.range);
    const { grade, historyFailure } = await runGrade(order, this.#services);
    log.info(logLine(grade));
    if (isGraded(grade)) annotations.add(order.target.document, grade, place(), order.target.source);
    if (grade.verdict.kind === 'ungraded') notifyUngraded(grade.verdict.reason);
    await panel.show(grade);
    if (historyFailure !== null) panel.reportHistoryFailure(historyFailure);
    return grade;
  }

  async #rubricFor(given: GradeArguments): Promise<UsableRubric | undefined> {
    const { library, recent } = this.#services;
    if (given.rubric === undefined) return pickRubric(library, recent);
    const rubric = await findRubric(library, given.rubric);
    if (rubric === undefined) {
      const why = vscode.workspace.isTrusted ? '' : ' In Restricted Mode only the rubrics that ship with the extension grade.';
      void vscode.window.showWarningMessage(`No rubric “${given.rubric}” was found, or it has errors.${why}`);
    }
    return rubric;
  }

  /** Whether grading can start; if not, the person was told why. */
  async modelIsThere(): Promise<boolean> {
    const problem = await this.#services.modelProblem();
    if (problem === null) return true;
    if (problem.kind === 'no-model') notifyNoModel();
    else notifyUngraded(problem);
    return false;
  }
}

/** The order with its text where that is now. */
function movedTo(order: GradeOrder, place: (() => Target['range']) | undefined): GradeOrder {
  return place === undefined ? order : { ...order, target: { ...order.target, range: place() } };
}

// The texts are the person's own and stay out of the log.
function logLine(grade: Grade): string {
  const { usage } = grade;
  if (usage === null) return diagnosticLine(grade);
  const { promptTokens, reusedTokens, generatedTokens, promptMs, feedbackMs } = usage;
  return `${diagnosticLine(grade)}: ${promptTokens} prompt tokens (${reusedTokens} reused) in ${Math.round(promptMs)} ms, ${generatedTokens} written in ${Math.round(feedbackMs)} ms`;
}

import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import type { AnnotationRestorer } from '../annotations/restore.ts';
import { openRubric } from '../rubrics/openRubric.ts';
import { isRecord } from '../support/isRecord.ts';
import type { Grader, GraderServices } from './grader.ts';
import { findGradedText, type GradedText } from './gradedText.ts';
import type { GradeLookup } from './gradeLookup.ts';
import { quoteOf, showGradedText } from './goToText.ts';
import { orderAgain } from './orderAgain.ts';

/** The commands that are about one grade. */
export class GradeCommands {
  readonly #services: GraderServices;
  readonly #grader: Grader;
  readonly #lookup: GradeLookup;
  readonly #restorer: AnnotationRestorer;

  constructor(services: GraderServices, grader: Grader, lookup: GradeLookup, restorer: AnnotationRestorer) {
    this.#services = services;
    this.#grader = grader;
    this.#lookup = lookup;
    this.#restorer = restorer;
  }

  /**
   * Grades the text of a grade as it is now, with the rubric as it is now and the same instruction and reference. With
   * `{otherEvaluator: true}` the person chooses a model first.
   */
  async gradeAgain(argument?: unknown): Promise<Grade | undefined> {
    const grade = await this.#lookup.find(argument);
    const graded = grade === undefined ? undefined : await this.#graded(grade);
    if (grade === undefined || graded === undefined) return undefined;
    if (isRecord(argument) && argument['otherEvaluator'] === true && !(await choseEvaluator())) return undefined;
    if (grade.textsKept === false) return this.#gradeAnew(grade, graded);
    // The rubric is looked up first; the person may type meanwhile.
    const place = this.#services.annotations.follow(graded.document, graded.range);
    const order = await orderAgain(grade, graded.document, place, this.#services.library);
    const [again] = await this.#grader.gradeOrders([order]);
    return again;
  }

  /** Only hashes of the texts were kept: instruction and reference answer are looked for and asked as for a new grade. */
  async #gradeAnew({ rubric }: Grade, { document, range }: GradedText): Promise<Grade | undefined> {
    const [again] = await this.#grader.gradeSelection({ rubric: rubric.uri ?? rubric.rubric.name, uri: document.uri.toString(), ranges: [range] });
    return again;
  }

  async goToText(argument?: unknown): Promise<void> {
    const grade = await this.#lookup.find(argument);
    const graded = grade === undefined ? undefined : await this.#graded(grade);
    if (graded !== undefined) await showGradedText(graded, quoteOf(argument));
  }

  async openInPanel(argument?: unknown): Promise<void> {
    const grade = await this.#lookup.find(argument);
    if (grade === undefined) return;
    await this.#services.panel.reveal();
    await this.#services.panel.pick(grade);
  }

  /** Takes a grade off its text for good; the history keeps it. */
  async dismiss(argument?: unknown): Promise<void> {
    const grade = await this.#lookup.find(argument);
    if (grade === undefined) return;
    this.#services.annotations.remove(grade.id);
    const dismissed = await this.#services.history.dismiss(grade.id);
    if (!dismissed.ok) this.#services.panel.reportHistoryFailure(dismissed.error);
  }

  async openRubric(argument?: unknown): Promise<void> {
    const grade = await this.#lookup.find(argument);
    if (grade !== undefined) await openRubric(grade);
  }

  async #graded(grade: Grade): Promise<GradedText | undefined> {
    const graded = await findGradedText(grade, this.#services.annotations, this.#restorer);
    if (graded === undefined) void vscode.window.showInformationMessage('The graded text is no longer in its document. The panel still shows the text as it was graded.');
    return graded;
  }
}

/** Asks for an evaluator; false when the person leaves. Choosing the model that is set already counts, and so does choosing a server. */
async function choseEvaluator(): Promise<boolean> {
  const changes: vscode.ConfigurationChangeEvent[] = [];
  const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('prometheus')) changes.push(event);
  });
  try {
    const model: unknown = await vscode.commands.executeCommand('prometheus.chooseModel');
    return changes.length > 0 || model !== undefined;
  } finally {
    subscription.dispose();
  }
}

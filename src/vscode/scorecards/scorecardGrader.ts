import * as vscode from 'vscode';
import { randomUUID } from 'node:crypto';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryFailure } from '../../core/history/historyStore.ts';
import { scorecardLine } from '../../core/scorecard/describeScorecard.ts';
import type { ScorecardItem, ScorecardRow } from '../../core/scorecard/gradeScorecard.ts';
import { totalsOf } from '../../core/scorecard/totals.ts';
import { findTargets, type Target } from '../grading/findTargets.ts';
import { gatherTexts } from '../grading/gatherTexts.ts';
import { readGradeArguments, type GradeArguments } from '../grading/gradeArguments.ts';
import type { Grader, GraderServices } from '../grading/grader.ts';
import { notifyUngraded } from '../support/notify.ts';
import { revealPanel } from '../support/settings.ts';
import { criteriaLocations } from './criteriaLocations.ts';
import { findScorecard, pickScorecard } from './pickScorecard.ts';
import { resolveRubrics } from './resolveRubrics.ts';
import { runScorecard, type ScorecardOrder } from './runScorecard.ts';
import type { UsableScorecard } from './scorecardFile.ts';
import type { ScorecardLibrary } from './scorecardLibrary.ts';
import type { ScorecardMarks } from './scorecardMarks.ts';
import type { ScorecardMemory } from './scorecardMemory.ts';
import type { ScorecardResult } from './scorecardResult.ts';

/** What Grade Selection with Scorecard is made of. */
export interface ScorecardServices extends GraderServices {
  readonly scorecards: ScorecardLibrary;
  readonly scorecardMarks: ScorecardMarks;
  readonly scorecardMemory: ScorecardMemory;
}

/** Grade Selection with Scorecard, from the command to the one verdict on the text. */
export class ScorecardGrader {
  readonly #services: ScorecardServices;
  readonly #grader: Pick<Grader, 'modelIsThere'>;

  constructor(services: ScorecardServices, grader: Pick<Grader, 'modelIsThere'>) {
    this.#services = services;
    this.#grader = grader;
  }

  /** Takes the arguments of Grade Selection, with `scorecard` in place of `rubric`; returns one result for each text. */
  async gradeWithScorecard(argument?: unknown): Promise<readonly ScorecardResult[]> {
    const given = readGradeArguments(argument);
    const targets = await findTargets(given);
    if (targets.length === 0) {
      void vscode.window.showInformationMessage('Select the text to grade, or put the cursor into a paragraph, then run Grade Selection with Scorecard.');
      return [];
    }
    if (!(await this.#grader.modelIsThere())) return [];
    const file = await this.#scorecardFor(given);
    return file === undefined ? [] : this.#gradeTargets(targets, file, given);
  }

  async #scorecardFor(given: GradeArguments): Promise<UsableScorecard | undefined> {
    const files = await this.#services.scorecards.files();
    if (given.scorecard === undefined) return pickScorecard(files);
    const file = findScorecard(files, given.scorecard);
    if (file === undefined) void vscode.window.showWarningMessage(`No scorecard “${given.scorecard}” was found, or it has errors.`);
    return file;
  }

  async #gradeTargets(targets: readonly Target[], file: UsableScorecard, given: GradeArguments): Promise<readonly ScorecardResult[]> {
    const rubrics = await resolveRubrics(file, this.#services.library);
    if (rubrics.kind === 'missing') {
      void vscode.window.showWarningMessage(`The scorecard ${file.scorecard.name} names rubrics that were not found or have errors: ${rubrics.names.join(', ')}.`);
      return [];
    }
    const orders = await this.#ordersFor(targets, file, rubrics.items, given);
    if (orders.length > 0 && (given.reveal ?? revealPanel())) await this.#services.panel.reveal();
    // The person may go on typing while the texts before are graded: all places move along from the start.
    const places = orders.map(({ target }) => this.#services.annotations.follow(target.document, target.range));
    const results: ScorecardResult[] = [];
    for (const [index, order] of orders.entries()) {
      const range = places[index]?.() ?? order.target.range;
      const result = await this.#gradeOne({ ...order, target: { ...order.target, range } });
      results.push(result);
      if (wasCancelled(result)) break;
    }
    for (const end of places) end();
    return results;
  }

  /** Asks what is not known for every text first; a person who leaves a question ends all. */
  async #ordersFor(targets: readonly Target[], { scorecard, uri }: UsableScorecard, items: readonly ScorecardItem[], given: GradeArguments): Promise<readonly ScorecardOrder[]> {
    const { remembered } = this.#services;
    const own = ownTexts(items);
    const rows = items.map((item) => ({ ...item, grade: null }));
    const orders: ScorecardOrder[] = [];
    for (const target of targets) {
      const documentUri = target.document.uri;
      const gathered = await gatherTexts(target, own, remembered.get(documentUri), given);
      if (gathered === undefined) return [];
      await remembered.remember(documentUri, gathered);
      orders.push({ target, gathered, result: { id: randomUUID(), scorecard, scorecardUri: uri.toString(), documentUri: documentUri.toString(), rows, running: 0 } });
    }
    return orders;
  }

  async #gradeOne(order: ScorecardOrder): Promise<ScorecardResult> {
    const { annotations, log, panel } = this.#services;
    const place = annotations.follow(order.target.document, order.target.range);
    const stored: Promise<unknown>[] = [];
    const result = await runScorecard(order, this.#services, {
      onResult: (now) => {
        panel.followScorecard(now);
      },
      onGrade: (grade, failure) => stored.push(this.#leaveToScorecard(grade, failure)),
    });
    await Promise.all(stored);
    log.info(scorecardLine(result.scorecard.name, totalsOf(result.rows)));
    await this.#mark(order, result, place);
    sayIfNothingWasGraded(result);
    await panel.refresh();
    return result;
  }

  // The scorecard stands on the text for all its grades: on reopening they shall not come back one by one.
  async #leaveToScorecard(grade: Grade, failure: HistoryFailure | null): Promise<void> {
    if (failure === null) await this.#services.history.dismiss(grade.id);
    else this.#services.panel.reportHistoryFailure(failure);
  }

  async #mark({ target }: ScorecardOrder, result: ScorecardResult, place: () => Target['range']): Promise<void> {
    const isGraded = totalsOf(result.rows).gradedRows > 0;
    const criteria = isGraded ? await criteriaLocations(result.rows) : [];
    const range = place();
    if (!isGraded) return;
    this.#services.scorecardMarks.add(target.document, { result, range, source: target.source, criteria });
    await this.#services.scorecardMemory.keep(result);
  }
}

// Every rubric is asked about the same task, so the first that brings one speaks for all.
function ownTexts(items: readonly ScorecardItem[]): ScorecardItem['rubric']['rubric'] | Record<string, never> {
  return items.map(({ rubric }) => rubric.rubric).find(({ instruction }) => instruction !== undefined) ?? {};
}

function wasCancelled({ rows }: ScorecardResult): boolean {
  return rows.some(isCancelled);
}

function isCancelled({ grade }: ScorecardRow): boolean {
  return grade === null || (grade.verdict.kind === 'ungraded' && grade.verdict.reason.kind === 'cancelled');
}

function sayIfNothingWasGraded({ rows }: ScorecardResult): void {
  const verdict = rows[0]?.grade?.verdict;
  if (totalsOf(rows).gradedRows === 0 && verdict?.kind === 'ungraded') notifyUngraded(verdict.reason);
}

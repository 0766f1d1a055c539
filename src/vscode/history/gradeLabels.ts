import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { HistoryFailure, HistoryStore } from '../../core/history/historyStore.ts';
import { MAX_NOTE, type GradeLabel, type Opinion } from '../../core/history/label.ts';
import { isScore, SCORES, type Score } from '../../core/rubric/rubric.ts';
import type { GradeLookup } from '../grading/gradeLookup.ts';
import type { Panel } from '../panel/panel.ts';
import { isRecord } from '../support/isRecord.ts';

/** What labelling needs. */
export interface LabelServices {
  readonly history: HistoryStore;
  readonly panel: Pick<Panel, 'refresh'>;
}

/** What the panel, a code action or another extension may pass besides the grade; all optional. */
interface LabelArguments {
  /** Asked for when left out. */
  readonly score?: Score;
  /** The note stays as it is when left out. */
  readonly note?: string;
}

/** The commands that label a grade: each takes the id of a grade or `{gradeId}`, else the grade at the cursor. */
export class GradeLabels {
  readonly #services: LabelServices;
  readonly #lookup: GradeLookup;

  constructor(services: LabelServices, lookup: GradeLookup) {
    this.#services = services;
    this.#lookup = lookup;
  }

  async agree(argument?: unknown): Promise<GradeLabel | undefined> {
    const grade = await this.#lookup.find(argument);
    return grade === undefined ? undefined : this.#label(grade, { kind: 'agree' }, readArguments(argument).note);
  }

  /** Asks for the score that the person would give, and for a note, unless they are given. */
  async disagree(argument?: unknown): Promise<GradeLabel | undefined> {
    const grade = await this.#lookup.find(argument);
    if (grade === undefined) return undefined;
    const { score, note } = readArguments(argument);
    if (score !== undefined) return this.#label(grade, { kind: 'disagree', score }, note);
    const asked = await askScore(grade);
    if (asked === undefined) return undefined;
    const reason = note ?? (await askNote(await this.#noteOf(grade)));
    return reason === undefined ? undefined : this.#label(grade, { kind: 'disagree', score: asked }, reason);
  }

  async remove(argument?: unknown): Promise<void> {
    const grade = await this.#lookup.find(argument);
    if (grade === undefined) return;
    const removed = await this.#services.history.label(grade.id, null);
    if (!removed.ok) sayFailure(removed.error);
    else vscode.window.setStatusBarMessage('$(check) Label taken away', 4000);
    await this.#services.panel.refresh();
  }

  async #label(grade: Grade, opinion: Opinion, note?: string): Promise<GradeLabel | undefined> {
    const label: GradeLabel = { opinion, note: (note ?? (await this.#noteOf(grade))).slice(0, MAX_NOTE), labelledAt: Date.now() };
    const kept = await this.#kept(grade, label);
    await this.#services.panel.refresh();
    return kept ? label : undefined;
  }

  async #kept(grade: Grade, label: GradeLabel): Promise<boolean> {
    const { history } = this.#services;
    const written = await history.label(grade.id, label);
    const read = written.ok ? await history.labelOf(grade.id) : written;
    if (!read.ok) {
      sayFailure(read.error);
      return false;
    }
    if (read.value === null) void vscode.window.showWarningMessage('This grade is not in the history, so it cannot be labelled. Grade the text again first.');
    else vscode.window.setStatusBarMessage(`$(check) Labelled: ${describeOpinion(label.opinion, grade)}`, 4000);
    return read.value !== null;
  }

  async #noteOf(grade: Grade): Promise<string> {
    const label = await this.#services.history.labelOf(grade.id);
    return label.ok ? (label.value?.note ?? '') : '';
  }
}

/** `agree with 3/5`, `disagree with 3/5, 2 would be right` */
function describeOpinion(opinion: Opinion, { verdict }: Grade): string {
  const given = verdict.kind === 'graded' ? `${verdict.score}/5` : 'no score';
  return opinion.kind === 'agree' ? `agree with ${given}` : `disagree with ${given}, ${opinion.score} would be right`;
}

async function askScore({ rubric, verdict }: Grade): Promise<Score | undefined> {
  const others = SCORES.filter((score) => verdict.kind === 'ungraded' || score !== verdict.score);
  const items = others.map((score) => ({ label: String(score), description: rubric.rubric.scores[score], score }));
  const picked = await vscode.window.showQuickPick(items, { title: `Disagree: ${rubric.rubric.name}`, placeHolder: 'Which score would be right?', matchOnDescription: true });
  return picked?.score;
}

function askNote(value: string): Promise<string | undefined> {
  return Promise.resolve(
    vscode.window.showInputBox({
      title: 'Why? (may be left empty)',
      value,
      prompt: 'The note is kept with the grade, and becomes the note of the example when labels are put into the rubric.',
      validateInput: (text) => (text.length > MAX_NOTE ? `At most ${MAX_NOTE} characters.` : undefined),
    }),
  );
}

function sayFailure(failure: HistoryFailure): void {
  void vscode.window.showWarningMessage(`The label was not kept. ${historyFailureMessage(failure)}`);
}

function readArguments(value: unknown): LabelArguments {
  if (!isRecord(value)) return {};
  const { opinion, note } = value;
  const score = isRecord(opinion) ? opinion['score'] : value['score'];
  return { ...(isScore(score) ? { score } : {}), ...(typeof note === 'string' ? { note } : {}) };
}

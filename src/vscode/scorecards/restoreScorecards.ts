import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryStore } from '../../core/history/historyStore.ts';
import type { ScorecardRow } from '../../core/scorecard/gradeScorecard.ts';
import { placeOf } from '../annotations/restore.ts';
import { textIn } from '../support/positions.ts';
import { criteriaLocations } from './criteriaLocations.ts';
import type { ScorecardMarks } from './scorecardMarks.ts';
import type { KeptScorecard, ScorecardMemory } from './scorecardMemory.ts';

/** Puts the results of scorecards back on documents that are opened again, where the text is still the same. */
export class ScorecardRestorer implements vscode.Disposable {
  readonly #history: HistoryStore;
  readonly #marks: ScorecardMarks;
  readonly #memory: ScorecardMemory;
  readonly #subscription: vscode.Disposable;

  constructor(history: HistoryStore, marks: ScorecardMarks, memory: ScorecardMemory) {
    this.#history = history;
    this.#marks = marks;
    this.#memory = memory;
    this.#subscription = vscode.workspace.onDidOpenTextDocument((document) => void this.restore(document));
  }

  /** Restores the documents that were open before the extension started. */
  async restoreOpen(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) await this.restore(document);
  }

  async restore(document: vscode.TextDocument): Promise<void> {
    for (const kept of this.#memory.of(document.uri.toString())) {
      if (this.#marks.find(kept.id) === undefined) await this.#restore(document, kept);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #restore(document: vscode.TextDocument, { id, scorecard, scorecardUri, documentUri, rows: kept }: KeptScorecard): Promise<void> {
    const rows = await this.#rows(kept);
    const places = rows.map(({ grade }) => (grade === null ? null : placeOf(document, grade)));
    const range = places.find((place) => place !== null);
    const criteria = await criteriaLocations(rows);
    if (range === undefined || rows.length < kept.length || document.isClosed) return;
    this.#marks.add(document, { result: { id, scorecard, scorecardUri, documentUri, rows, running: null }, range, source: textIn(document, range), criteria });
  }

  async #rows(kept: KeptScorecard['rows']): Promise<readonly ScorecardRow[]> {
    const found = await Promise.all(kept.map(async (row) => ({ ...row, grade: await this.#grade(row.gradeId) })));
    return found.flatMap(({ grade, weight, threshold }) => (grade === null ? [] : [{ rubric: grade.rubric, grade, weight, threshold }]));
  }

  async #grade(id: string): Promise<Grade | null> {
    const grade = await this.#history.get(id);
    return grade.ok ? grade.value : null;
  }
}

import type * as vscode from 'vscode';
import type { ScorecardResult } from './scorecardResult.ts';

/** What is kept of a result: the grades are in the history. */
export interface KeptScorecard extends Pick<ScorecardResult, 'id' | 'scorecard' | 'scorecardUri' | 'documentUri'> {
  readonly rows: readonly { readonly gradeId: string; readonly weight: number; readonly threshold: number | null }[];
}

const KEY = 'prometheus.scorecardResults';
// Workspace state is small by contract of the editor; the oldest results are forgotten first.
const MOST = 50;

/** Remembers which grades make up a scorecard's result, for this workspace. */
export class ScorecardMemory {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** The results on a document, oldest first. */
  of(documentUri: string): readonly KeptScorecard[] {
    return this.#all().filter((kept) => kept.documentUri === documentUri);
  }

  /** A result that stopped before its last rubric is not kept. */
  async keep({ id, scorecard, scorecardUri, documentUri, rows }: ScorecardResult): Promise<void> {
    const kept = rows.flatMap(({ grade, weight, threshold }) => (grade === null ? [] : [{ gradeId: grade.id, weight, threshold }]));
    if (kept.length < rows.length) return;
    await this.#state.update(KEY, [...this.#all(), { id, scorecard, scorecardUri, documentUri, rows: kept }].slice(-MOST));
  }

  async forget(id: string): Promise<void> {
    await this.#state.update(KEY, this.#all().filter((kept) => kept.id !== id));
  }

  #all(): readonly KeptScorecard[] {
    const stored: unknown = this.#state.get(KEY);
    return Array.isArray(stored) ? stored.filter(isKept) : [];
  }
}

// Only this class writes the state; another version of it may have.
function isKept(value: unknown): value is KeptScorecard {
  return typeof value === 'object' && value !== null && 'scorecard' in value && 'documentUri' in value && 'rows' in value && Array.isArray(value.rows);
}

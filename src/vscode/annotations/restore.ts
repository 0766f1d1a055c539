import * as vscode from 'vscode';
import { findTexts } from '../../core/grading/selection/findTexts.ts';
import { sha256Hex } from '../../core/support/sha256.ts';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryStore } from '../../core/history/historyStore.ts';
import type { OffsetRange } from '../../core/support/range.ts';
import { textIn } from '../support/positions.ts';
import type { Annotations } from './annotations.ts';

const SCHEMES = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs']);

/** Puts the grades of the history back on documents that are opened again, where the text is still the same. */
export class AnnotationRestorer implements vscode.Disposable {
  readonly #history: HistoryStore;
  readonly #annotations: Annotations;
  readonly #historyExists: () => Promise<boolean>;
  readonly #subscription: vscode.Disposable;

  constructor(history: HistoryStore, annotations: Annotations, historyExists: () => Promise<boolean>) {
    this.#history = history;
    this.#annotations = annotations;
    this.#historyExists = historyExists;
    this.#subscription = vscode.workspace.onDidOpenTextDocument((document) => void this.restore(document));
  }

  /** Restores the documents that were open before the extension started. */
  async restoreOpen(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) await this.restore(document);
  }

  async restore(document: vscode.TextDocument): Promise<void> {
    if (!SCHEMES.has(document.uri.scheme) || !(await this.#historyExists())) return;
    const grades = await this.#history.latestForDocument(document.uri.toString());
    if (!grades.ok || document.isClosed) return;
    // Oldest first, so that the newest replaces an older grade of the same text.
    for (const grade of [...grades.value].reverse()) {
      const range = this.#annotations.find(grade.id) === undefined ? placeOf(document, grade) : null;
      if (range !== null && !this.#annotations.hasNewer(document.uri, grade, range)) this.#annotations.add(document, grade, range, textIn(document, range));
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

/** Where the graded text stands now: at its old place, or the one place to which it moved; null when it is gone. */
export function placeOf(document: vscode.TextDocument, grade: Grade): OffsetRange | null {
  if (grade.verdict.kind !== 'graded' || grade.place === undefined) return null;
  const text = document.getText();
  if (holds(document, text, grade.place, grade)) return { start: grade.place.start, end: grade.place.end };
  return findOnce(text, grade.texts.response) ?? findOnce(text, JSON.stringify(grade.texts.response).slice(1, -1));
}

function holds(document: vscode.TextDocument, text: string, range: OffsetRange, grade: Grade): boolean {
  if (range.end > text.length) return false;
  const response = findTexts(text, document.languageId, range).response?.text ?? text.slice(range.start, range.end);
  return sha256Hex(response) === grade.responseHash;
}

function findOnce(text: string, part: string): OffsetRange | null {
  const start = text.indexOf(part);
  if (part === '' || start === -1 || text.includes(part, start + 1)) return null;
  return { start, end: start + part.length };
}

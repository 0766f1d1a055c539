import * as vscode from 'vscode';
import type { OffsetRange } from '../../core/support/range.ts';
import { followEdits, type OnText } from '../annotations/followEdits.ts';
import { textIn } from '../support/positions.ts';
import type { ScorecardResult } from './scorecardResult.ts';

/** A scorecard's result on its text. */
export interface ScorecardMark extends OnText {
  readonly result: ScorecardResult;
  /** For each row, where its criteria stand in the rubric's file; null when that is gone. */
  readonly criteria: readonly (vscode.Location | null)[];
}

/** The scorecard results that stand on open documents; follows edits, forgets closed documents. */
export class ScorecardMarks implements vscode.Disposable {
  readonly #byDocument = new Map<string, readonly ScorecardMark[]>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;

  /** The marks of this document changed. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => {
        const marks = this.of(event.document.uri);
        if (marks.length > 0 && event.contentChanges.length > 0) this.#set(event.document.uri, marks.map((mark) => followEdits(mark, event)));
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.of(uri).length > 0) this.#set(uri, []);
      }),
    );
  }

  of(uri: vscode.Uri): readonly ScorecardMark[] {
    return this.#byDocument.get(uri.toString()) ?? [];
  }

  /** The marks that cover an offset. */
  at(uri: vscode.Uri, offset: number): readonly ScorecardMark[] {
    return this.of(uri).filter(({ range }) => range.start <= offset && offset <= range.end);
  }

  find(id: string): ScorecardMark | undefined {
    return [...this.#byDocument.values()].flat().find(({ result }) => result.id === id);
  }

  /** Puts a result on its text, in the place of an older one of that text by the same scorecard. */
  add(document: vscode.TextDocument, mark: Omit<ScorecardMark, 'stale'>): void {
    // Closed while its text was graded: it comes back when the document is opened again.
    if (document.isClosed) return;
    const others = this.of(document.uri).filter((other) => !(overlap(mark.range, other.range) && other.result.scorecard.name === mark.result.scorecard.name));
    this.#set(document.uri, [...others, { ...mark, stale: textIn(document, mark.range) !== mark.source }]);
  }

  remove(id: string): void {
    const mark = this.find(id);
    if (mark === undefined) return;
    const uri = vscode.Uri.parse(mark.result.documentUri);
    this.#set(uri, this.of(uri).filter((other) => other !== mark));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #set(uri: vscode.Uri, marks: readonly ScorecardMark[]): void {
    if (marks.length === 0) this.#byDocument.delete(uri.toString());
    else this.#byDocument.set(uri.toString(), marks);
    this.#changed.fire(uri);
  }
}

function overlap(a: OffsetRange, b: OffsetRange): boolean {
  return a.start < b.end && b.start < a.end;
}

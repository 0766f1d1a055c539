import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import type { OffsetRange } from '../../core/support/range.ts';
import { textIn } from '../support/positions.ts';
import type { Annotation } from './annotation.ts';
import { followEdits, moveRange } from './followEdits.ts';

interface FollowedRange {
  readonly uri: string;
  range: OffsetRange;
}

/** The grades that stand on open documents; follows edits, forgets closed documents. */
export class Annotations implements vscode.Disposable {
  readonly #byDocument = new Map<string, readonly Annotation[]>();
  readonly #followed = new Set<FollowedRange>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;

  /** The annotations of this document changed. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#follow(event);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#set(document.uri, []);
      }),
    );
  }

  of(uri: vscode.Uri): readonly Annotation[] {
    return this.#byDocument.get(uri.toString()) ?? [];
  }

  /** The annotations that cover an offset, the narrowest first. */
  at(uri: vscode.Uri, offset: number): readonly Annotation[] {
    return this.of(uri)
      .filter(({ range }) => range.start <= offset && offset <= range.end)
      .sort((a, b) => length(a.range) - length(b.range));
  }

  find(gradeId: string): { readonly uri: vscode.Uri; readonly annotation: Annotation } | undefined {
    for (const [uri, annotations] of this.#byDocument) {
      const annotation = annotations.find(({ grade }) => grade.id === gradeId);
      if (annotation !== undefined) return { uri: vscode.Uri.parse(uri), annotation };
    }
    return undefined;
  }

  /** Puts a grade on its text, in the place of an older grade of that text by the same rubric. */
  add(document: vscode.TextDocument, grade: Grade, range: OffsetRange, source: string): void {
    // Closed while its text was graded: the history puts the grade back when it is opened again. If it is open again
    // already, the grade stands there if the text does.
    const open = document.isClosed ? openAgain(document) : document;
    if (open === undefined) return;
    const stale = textIn(open, range) !== source;
    if (stale && open !== document) return;
    const others = this.of(document.uri).filter((other) => !replaces(grade, range, other));
    this.#set(document.uri, [...others, { grade, range, source, stale }]);
  }

  /** Whether a fresh and newer grade by the same rubric stands where an older one would go. */
  hasNewer(uri: vscode.Uri, grade: Grade, range: OffsetRange): boolean {
    return this.of(uri).some((other) => !other.stale && other.grade.createdAt > grade.createdAt && replaces(grade, range, other));
  }

  /** Follows a range while its text is being graded; the answer gives its place then, and ends the following. */
  follow(document: vscode.TextDocument, range: OffsetRange): () => OffsetRange {
    const followed: FollowedRange = { uri: document.uri.toString(), range };
    this.#followed.add(followed);
    return () => {
      this.#followed.delete(followed);
      return followed.range;
    };
  }

  remove(gradeId: string): void {
    const found = this.find(gradeId);
    if (found === undefined) return;
    this.#set(found.uri, this.of(found.uri).filter(({ grade }) => grade.id !== gradeId));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #follow(event: vscode.TextDocumentChangeEvent): void {
    for (const followed of this.#followed) {
      if (followed.uri === event.document.uri.toString()) followed.range = moveRange(followed.range, event);
    }
    const before = this.of(event.document.uri);
    if (before.length === 0 || event.contentChanges.length === 0) return;
    this.#set(event.document.uri, before.map((annotation) => followEdits(annotation, event)));
  }

  #set(uri: vscode.Uri, annotations: readonly Annotation[]): void {
    const key = uri.toString();
    if (annotations.length === 0 && !this.#byDocument.has(key)) return;
    if (annotations.length === 0) this.#byDocument.delete(key);
    else this.#byDocument.set(key, annotations);
    this.#changed.fire(uri);
  }
}

function openAgain({ uri }: vscode.TextDocument): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
}

function replaces(grade: Grade, range: OffsetRange, other: Annotation): boolean {
  const overlap = range.start < other.range.end && other.range.start < range.end;
  return overlap && other.grade.rubric.rubric.name === grade.rubric.rubric.name;
}

function length(range: OffsetRange): number {
  return range.end - range.start;
}

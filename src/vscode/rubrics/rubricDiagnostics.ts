import * as vscode from 'vscode';
import { isReportedBySchema } from '../../core/rubric/language/schemaProblems.ts';
import type { RubricProblem } from '../../core/rubric/parseRubric.ts';
import { assertNever } from '../../core/support/assertNever.ts';
import { DIAGNOSTIC_SOURCE } from '../annotations/gradeDiagnostics.ts';
import { Delays } from '../support/delays.ts';
import { rangesIn } from '../support/textRanges.ts';
import type { ParsedDocuments } from './parsedDocuments.ts';
import { isRubricDocument, openDocument } from './rubricDocument.ts';
import { readRubricFile, type RubricFile } from './rubricFile.ts';
import type { RubricLibrary } from './rubricLibrary.ts';
import { isCheckedBySchema } from './schemaCheck.ts';

/** How long a person must have stopped typing before the file is checked again. */
const TYPING_PAUSE_MS = 150;

/** Reports what is wrong with rubric files at the exact place: those that are open, and those of the workspace once they were searched for. */
export class RubricDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('prometheus-rubrics');
  readonly #library: RubricLibrary;
  readonly #parsed: ParsedDocuments;
  readonly #delays = new Delays<string>(TYPING_PAUSE_MS);
  readonly #subscriptions: vscode.Disposable;

  constructor(library: RubricLibrary, parsed: ParsedDocuments) {
    this.#library = library;
    this.#parsed = parsed;
    const checkOpen = (): void => {
      vscode.workspace.textDocuments.forEach((document) => { this.#check(document); });
    };
    this.#subscriptions = vscode.Disposable.from(
      // Searching again is what finds the change; `onDidFind` then reports.
      library.onDidChange(() => void library.files()),
      library.onDidFind((files) => { this.#reportFound(files); }),
      vscode.workspace.onDidOpenTextDocument((document) => { this.#check(document); }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => { this.#checkSoon(document); }),
      vscode.workspace.onDidCloseTextDocument((document) => void this.#closed(document)),
      vscode.extensions.onDidChange(checkOpen),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('yaml.validate') || event.affectsConfiguration('prometheus.rubricFiles')) checkOpen();
      }),
    );
    checkOpen();
  }

  dispose(): void {
    this.#delays.dispose();
    this.#subscriptions.dispose();
    this.#collection.dispose();
  }

  #checkSoon(document: vscode.TextDocument): void {
    if (!isRubricDocument(document)) return;
    this.#delays.run(document.uri.toString(), () => {
      if (!document.isClosed) this.#check(document);
    });
  }

  /** Reads the text and reports in one go, so that a report is never about an older text. */
  #check(document: vscode.TextDocument): void {
    if (!isRubricDocument(document)) return;
    const { problems } = this.#parsed.of(document);
    const own = isCheckedBySchema(document.uri) ? problems.filter((found) => !isReportedBySchema(found)) : problems;
    this.#report(document.uri, document.getText(), own);
  }

  #reportFound(files: readonly RubricFile[]): void {
    const own = files.filter((file) => !file.shipped);
    const found = new Set(own.map(({ uri }) => uri.toString()));
    this.#collection.forEach((uri) => {
      if (!found.has(uri.toString()) && openDocument(uri) === undefined) this.#collection.delete(uri);
    });
    own.filter(({ uri }) => openDocument(uri) === undefined).forEach(({ uri, text, problems }) => { this.#report(uri, text, problems); });
  }

  /** Once closed, the file on the disk counts again. */
  async #closed({ uri }: vscode.TextDocument): Promise<void> {
    this.#delays.cancel(uri.toString());
    const known = this.#library.started && (await this.#library.files()).some((file) => !file.shipped && file.uri.toString() === uri.toString());
    const file = known ? await readRubricFile(uri, false) : null;
    if (openDocument(uri) !== undefined) return;
    if (file === null) this.#collection.delete(uri);
    else this.#report(uri, file.text, file.problems);
  }

  #report(uri: vscode.Uri, text: string, problems: readonly RubricProblem[]): void {
    if (problems.length === 0) {
      this.#collection.delete(uri);
      return;
    }
    const rangeOf = rangesIn(text);
    this.#collection.set(uri, problems.map((problem) => diagnosticOf(problem, rangeOf(problem.range))));
  }
}

function diagnosticOf(problem: RubricProblem, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, problem.message, severityOf(problem.severity));
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = problem.code;
  return diagnostic;
}

function severityOf(severity: RubricProblem['severity']): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'info':
      return vscode.DiagnosticSeverity.Information;
    default:
      return assertNever(severity);
  }
}

import * as vscode from 'vscode';
import type { RubricProblem } from '../../core/rubric/parseRubric.ts';
import { assertNever } from '../../core/support/assertNever.ts';
import { toRange } from '../support/positions.ts';
import { readRubricFile, type RubricFile } from './rubricFile.ts';
import type { RubricLibrary } from './rubricLibrary.ts';

/** Reports what is wrong with the workspace's rubric files, at the exact place. */
export class RubricDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('prometheus-rubrics');
  readonly #library: RubricLibrary;
  readonly #subscriptions: vscode.Disposable;

  constructor(library: RubricLibrary) {
    this.#library = library;
    this.#subscriptions = vscode.Disposable.from(
      library.onDidChange(() => void this.reportAll()),
      vscode.workspace.onDidOpenTextDocument((document) => void this.#reportIfRubric(document)),
      vscode.workspace.onDidChangeTextDocument((event) => void this.#reportIfRubric(event.document)),
    );
  }

  /** Reports every rubric file of the workspace that was found. */
  async reportAll(): Promise<void> {
    const files = await this.#library.files();
    this.#collection.clear();
    await Promise.all(files.filter((file) => !file.shipped).map((file) => this.#report(file)));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#collection.dispose();
  }

  async #reportIfRubric(document: vscode.TextDocument): Promise<void> {
    if (document.languageId !== 'yaml' || document.uri.scheme === 'output') return;
    const known = this.#library.started && (await this.#library.files()).some((file) => !file.shipped && isSame(file.uri, document.uri));
    if (!known && !/\.rubric\.ya?ml$/.test(document.uri.path)) return;
    const file = await readRubricFile(document.uri, false);
    if (file !== null) await this.#report(file);
  }

  async #report(file: RubricFile): Promise<void> {
    if (file.problems.length === 0) {
      this.#collection.delete(file.uri);
      return;
    }
    const document = await vscode.workspace.openTextDocument(file.uri);
    this.#collection.set(file.uri, file.problems.map((problem) => diagnosticOf(document, problem)));
  }
}

function diagnosticOf(document: vscode.TextDocument, problem: RubricProblem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(document, problem.range), problem.message, severityOf(problem.severity));
  diagnostic.source = 'Prometheus';
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

function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}

import * as vscode from 'vscode';
import { isScorecardFile } from '../../core/scorecard/scorecard.ts';
import type { RubricProblem } from '../../core/rubric/problem.ts';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';
import { Delays } from '../support/delays.ts';
import { isEditable } from '../rubrics/rubricDocument.ts';
import { toRange } from '../support/positions.ts';
import { rubricOf } from './resolveRubrics.ts';
import { isUsableScorecard, readScorecardFile, type UsableScorecard } from './scorecardFile.ts';

/** How long a person must have stopped typing: the rubrics that a scorecard names are read from the disk. */
const TYPING_PAUSE_MS = 150;

const SEVERITIES: Readonly<Record<RubricProblem['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** Reports what is wrong with the scorecard files that are open, at the exact place; also rubrics that are not there. */
export class ScorecardFileDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('prometheus-scorecard-files');
  readonly #delays = new Delays<string>(TYPING_PAUSE_MS);
  readonly #library: RubricLibrary;
  readonly #subscriptions: vscode.Disposable;

  constructor(library: RubricLibrary) {
    this.#library = library;
    this.#subscriptions = vscode.Disposable.from(
      library.onDidChange(() => void this.reportOpen()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.reportOpen()),
      vscode.workspace.onDidOpenTextDocument((document) => void this.#report(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isScorecardFile(document.uri.path)) this.#delays.run(document.uri.toString(), () => void this.#report(document));
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#delays.cancel(uri.toString());
        this.#collection.delete(uri);
      }),
    );
  }

  async reportOpen(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) await this.#report(document);
  }

  dispose(): void {
    this.#delays.dispose();
    this.#subscriptions.dispose();
    this.#collection.dispose();
  }

  async #report(document: vscode.TextDocument): Promise<void> {
    if (!isScorecardFile(document.uri.path) || !isEditable(document.uri)) return;
    const { version } = document;
    const file = await readScorecardFile(document.uri, false);
    if (file === null) return;
    const problems = file.problems.map((problem) => diagnosticOf(document, problem));
    const missing = isUsableScorecard(file) ? await this.#missing(document, file) : [];
    // While the rubrics were read, the text may have moved on.
    if (document.version === version && !document.isClosed) this.#collection.set(document.uri, [...problems, ...missing]);
  }

  async #missing(document: vscode.TextDocument, { uri, scorecard, places }: UsableScorecard): Promise<readonly vscode.Diagnostic[]> {
    // In Restricted Mode the rubrics of the workspace are not looked at, which is no fault of the file.
    if (!vscode.workspace.isTrusted) return [];
    const found = await Promise.all(scorecard.rubrics.map((entry) => rubricOf(entry, uri, this.#library)));
    return scorecard.rubrics.flatMap(({ rubric }, index) => {
      const range = places[index];
      if (found[index] !== undefined || range === undefined) return [];
      return [diagnostic(document, 'unknown-rubric', { range, severity: 'error', message: `No rubric “${rubric}” was found, or it has errors.` })];
    });
  }
}

function diagnosticOf(document: vscode.TextDocument, problem: RubricProblem): vscode.Diagnostic {
  return diagnostic(document, problem.code, problem);
}

function diagnostic(document: vscode.TextDocument, code: string, { range, message, severity }: Pick<RubricProblem, 'range' | 'message' | 'severity'>): vscode.Diagnostic {
  const made = new vscode.Diagnostic(toRange(document, range), message, SEVERITIES[severity]);
  made.source = 'Prometheus';
  made.code = code;
  return made;
}

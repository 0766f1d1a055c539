import * as vscode from 'vscode';
import { diagnosticLine, isBelowThreshold } from '../../core/grading/describeGrade.ts';
import { toRange } from '../support/positions.ts';
import type { Annotation } from './annotation.ts';
import type { Annotations } from './annotations.ts';
import { KnownQuotes, quotesInDocument } from './quotesInDocument.ts';

/** `source` of every diagnostic on a graded text. */
export const DIAGNOSTIC_SOURCE = 'Prometheus';

/** Shows the annotations as diagnostics: squiggle, Problems row, related information. */
export class GradeDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('prometheus-grades');
  readonly #annotations: Annotations;
  readonly #quotes = new KnownQuotes();
  readonly #subscription: vscode.Disposable;

  constructor(annotations: Annotations) {
    this.#annotations = annotations;
    this.#subscription = annotations.onDidChange((uri) => {
      this.#show(uri);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }

  #show(uri: vscode.Uri): void {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    if (document === undefined) this.#collection.delete(uri);
    else this.#collection.set(uri, this.#annotations.of(uri).map((annotation) => diagnosticOf(document, annotation, this.#quotes)));
  }
}

function diagnosticOf(document: vscode.TextDocument, annotation: Annotation, known: KnownQuotes): vscode.Diagnostic {
  const { grade, stale } = annotation;
  const line = diagnosticLine(grade);
  const diagnostic = new vscode.Diagnostic(
    toRange(document, annotation.range),
    stale ? `${line} (stale: the text changed since)` : line,
    severityOf(annotation),
  );
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = codeOf(annotation);
  diagnostic.relatedInformation = quotesInDocument(document, annotation, known).map(
    ({ range, quote }) => new vscode.DiagnosticRelatedInformation(new vscode.Location(document.uri, range), `The feedback quotes “${shorten(quote)}”`),
  );
  return diagnostic;
}

// At most a warning: a low score is advice, and an error would fail somebody's "no problems" gate.
function severityOf({ grade, stale }: Annotation): vscode.DiagnosticSeverity {
  if (stale) return vscode.DiagnosticSeverity.Hint;
  return isBelowThreshold(grade) ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Information;
}

function codeOf({ grade }: Annotation): string | { value: string; target: vscode.Uri } {
  const { rubric, uri } = grade.rubric;
  return uri === undefined ? rubric.name : { value: rubric.name, target: vscode.Uri.parse(uri) };
}

function shorten(quote: string): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

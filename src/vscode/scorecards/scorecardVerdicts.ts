import * as vscode from 'vscode';
import { rowLine, scorecardLine } from '../../core/scorecard/describeScorecard.ts';
import { isScorecardBelow, totalsOf } from '../../core/scorecard/totals.ts';
import { DIAGNOSTIC_SOURCE } from '../annotations/gradeDiagnostics.ts';
import { toRange } from '../support/positions.ts';
import type { ScorecardMark, ScorecardMarks } from './scorecardMarks.ts';

/** Shows each scorecard's result as one diagnostic, with related information for each rubric. */
export class ScorecardVerdicts implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('prometheus-scorecards');
  readonly #subscription: vscode.Disposable;

  constructor(marks: ScorecardMarks) {
    this.#subscription = marks.onDidChange((uri) => {
      const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
      this.#collection.set(uri, document === undefined ? [] : marks.of(uri).map((mark) => diagnosticOf(document, mark)));
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }
}

function diagnosticOf(document: vscode.TextDocument, { result, range, stale, criteria }: ScorecardMark): vscode.Diagnostic {
  const { scorecard, rows, scorecardUri } = result;
  const totals = totalsOf(rows);
  const line = scorecardLine(scorecard.name, totals);
  const place = toRange(document, range);
  const diagnostic = new vscode.Diagnostic(place, stale ? `${line} (stale: the text changed since)` : line, severityOf(stale, isScorecardBelow(totals, scorecard.threshold)));
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = { value: scorecard.name, target: vscode.Uri.parse(scorecardUri) };
  const onText = new vscode.Location(document.uri, place);
  diagnostic.relatedInformation = rows.map((row, index) => new vscode.DiagnosticRelatedInformation(criteria[index] ?? onText, rowLine(row)));
  return diagnostic;
}

// At most a warning, as with a single grade.
function severityOf(stale: boolean, below: boolean): vscode.DiagnosticSeverity {
  if (stale) return vscode.DiagnosticSeverity.Hint;
  return below ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Information;
}

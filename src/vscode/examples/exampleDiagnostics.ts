import * as vscode from 'vscode';
import { exampleLine } from '../../core/examples/describeExample.ts';
import { matchOf, passes, type ExampleResult } from '../../core/examples/exampleResult.ts';
import type { ExamplesRun } from '../../core/examples/runExamples.ts';
import { DIAGNOSTIC_SOURCE } from '../annotations/gradeDiagnostics.ts';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';
import { exampleTolerance } from '../support/settings.ts';
import { readExampleFile, type ExampleFile, type RunnableFile } from './exampleFile.ts';

/** The last result of an example, and the rubric that gave it. */
interface LastResult {
  readonly result: ExampleResult;
  readonly hash: string;
}

interface Recorded {
  readonly uri: vscode.Uri;
  /** By the text of the example: an edited example has no result any more, and has it again after an undo. */
  readonly bySource: Map<string, LastResult>;
  /** Counts the attempts to show, so that an older one cannot overtake. */
  shown: number;
}

/**
 * Marks the examples whose score differs: a warning where the example fails, an information where it passes one apart.
 * The mark moves with the example, goes when the example is edited, and says so when the rest of the rubric changed.
 */
export class ExampleDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('prometheus-examples');
  readonly #recorded = new Map<string, Recorded>();
  readonly #subscriptions: vscode.Disposable;

  constructor(library: RubricLibrary) {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => void this.#show(document.uri)),
      library.onDidChange(() => void this.#showAll()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('prometheus.exampleTolerance')) void this.#showAll();
      }),
    );
  }

  /** Takes the results of a run in the place of earlier ones of the same examples. Shipped rubrics are not the person's to repair. */
  async record(file: RunnableFile, run: ExamplesRun): Promise<void> {
    if (file.shipped) return;
    const key = file.uri.toString();
    const recorded = this.#recorded.get(key) ?? { uri: file.uri, bySource: new Map<string, LastResult>(), shown: 0 };
    this.#recorded.set(key, recorded);
    for (const result of run.results) {
      const source = file.spots[result.index]?.source;
      if (source !== undefined) recorded.bySource.set(source, { result, hash: file.hash });
    }
    await this.#show(file.uri);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#collection.dispose();
  }

  async #showAll(): Promise<void> {
    await Promise.all([...this.#recorded.values()].map(({ uri }) => this.#show(uri)));
  }

  async #show(uri: vscode.Uri): Promise<void> {
    const recorded = this.#recorded.get(uri.toString());
    if (recorded === undefined) return;
    const attempt = ++recorded.shown;
    const file = await readExampleFile(uri, false);
    if (attempt !== recorded.shown) return;
    if (file === null) this.#forget(uri);
    else this.#collection.set(uri, diagnosticsOf(file, recorded.bySource));
  }

  #forget(uri: vscode.Uri): void {
    this.#recorded.delete(uri.toString());
    this.#collection.delete(uri);
  }
}

function diagnosticsOf(file: ExampleFile, bySource: ReadonlyMap<string, LastResult>): vscode.Diagnostic[] {
  return file.spots.flatMap(({ source, mark }) => {
    const last = bySource.get(source);
    if (last === undefined || matchOf(last.result) === 'same') return [];
    // While the file has errors nobody can say what its rubric is.
    return [diagnosticOf(mark, last.result, file.rubric !== null && file.hash !== last.hash)];
  });
}

function diagnosticOf(mark: vscode.Range, result: ExampleResult, stale: boolean): vscode.Diagnostic {
  const line = `Example: ${exampleLine(result)}`;
  const diagnostic = new vscode.Diagnostic(mark, stale ? `${line} (stale: the rubric changed since)` : line, severityOf(result, stale));
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = 'example';
  return diagnostic;
}

// At most a warning, like a low score on a text: an error would fail somebody's "no problems" gate.
function severityOf(result: ExampleResult, stale: boolean): vscode.DiagnosticSeverity {
  if (stale) return vscode.DiagnosticSeverity.Hint;
  return passes(result, exampleTolerance()) ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Warning;
}

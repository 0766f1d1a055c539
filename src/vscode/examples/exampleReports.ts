import * as vscode from 'vscode';
import { examplesMarkdown } from '../../core/examples/examplesMarkdown.ts';
import type { ExamplesRun } from '../../core/examples/runExamples.ts';
import { exampleTolerance } from '../support/settings.ts';
import type { RunnableFile } from './exampleFile.ts';

/** The scheme of the reports: documents that can be read only. */
export const REPORT_SCHEME = 'prometheus-report';

/** The report on the last run of each rubric, as a document that the editor previews. */
export class ExampleReports implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();

  readonly onDidChange = this.#changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? 'This report is gone. Run the examples again.\n';
  }

  /** Shows the report on a run, in the place of an earlier one of the same rubric. Returns its URI. */
  async show(file: RunnableFile, run: ExamplesRun): Promise<vscode.Uri> {
    const uri = reportUri(file);
    const lineOf = (index: number): number | undefined => lineNumber(file.spots[index]?.range);
    this.#texts.set(uri.toString(), examplesMarkdown(run, { tolerance: exampleTolerance(), lineOf }));
    this.#changed.fire(uri);
    await preview(uri);
    return uri;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function lineNumber(range: vscode.Range | undefined): number | undefined {
  return range === undefined ? undefined : range.start.line + 1;
}

function reportUri(file: RunnableFile): vscode.Uri {
  const name = file.rubric.name.replaceAll(/[/\\]/gu, '-');
  return vscode.Uri.from({ scheme: REPORT_SCHEME, path: `/Examples of ${name}.md`, query: file.uri.toString() });
}

// The editor's Markdown extension may be switched off; then the source of the report is shown.
async function preview(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await vscode.window.showTextDocument(uri);
  }
}

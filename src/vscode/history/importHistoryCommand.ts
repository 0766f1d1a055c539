import { createReadStream } from 'node:fs';
import * as vscode from 'vscode';
import { importHistory, type ImportReport } from '../../core/history/export/importHistory.ts';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { HistoryStore } from '../../core/history/historyStore.ts';
import type { Panel } from '../panel/panel.ts';
import { isRecord } from '../support/isRecord.ts';
import { displayName } from '../support/positions.ts';
import { uriFrom } from './uriFrom.ts';

/** What importing needs. */
export interface ImportServices {
  readonly history: HistoryStore;
  readonly panel: Pick<Panel, 'refresh'>;
  readonly log: Pick<vscode.LogOutputChannel, 'info' | 'warn'>;
}

const SHOW_LOG = 'Show Log';

/** Import History: adds the grades of a JSON Lines export that are not there yet. Takes `{source}`, a path or a URI; gives what came. */
export async function importHistoryCommand(services: ImportServices, argument?: unknown): Promise<ImportReport | undefined> {
  const given = isRecord(argument) ? uriFrom(argument['source']) : undefined;
  const source = given ?? (await askSource());
  if (source === undefined) return undefined;
  const report = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: `Importing ${displayName(source)}`, cancellable: true }, (_progress, token) => read(source, services, token));
  await services.panel.refresh();
  if (report === undefined) return undefined;
  for (const { line, message } of report.problems) services.log.warn(`${displayName(source)}, line ${line}: ${message}`);
  void say(report, source);
  return report;
}

async function askSource(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({ title: 'Import History', openLabel: 'Import', canSelectMany: false, filters: { 'JSON Lines': ['jsonl'] } });
  return picked?.[0];
}

// What was imported before a failure or a cancellation stays; importing again goes on from there.
async function read(source: vscode.Uri, { history }: ImportServices, token: vscode.CancellationToken): Promise<ImportReport | undefined> {
  try {
    const imported = await importHistory(textOf(source, token), history);
    if (imported.ok) return imported.value;
    void vscode.window.showWarningMessage(`Not all grades were imported. ${historyFailureMessage(imported.error)} Importing the same file again adds what is missing.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`${displayName(source)} could not be read: ${why}. Choose a file that Export History wrote as JSON Lines.`);
  }
  return undefined;
}

async function* textOf(source: vscode.Uri, token: vscode.CancellationToken): AsyncGenerator<string, void> {
  // Others than files of this machine cannot be read piece by piece.
  const chunks: AsyncIterable<string> = source.scheme === 'file' ? createReadStream(source.fsPath, { encoding: 'utf8' }) : wholeText(source);
  for await (const chunk of chunks) {
    if (token.isCancellationRequested) return;
    yield chunk;
  }
}

async function* wholeText(source: vscode.Uri): AsyncGenerator<string, void> {
  yield new TextDecoder().decode(await vscode.workspace.fs.readFile(source));
}

async function say(report: ImportReport, source: vscode.Uri): Promise<void> {
  const counts = `Imported from ${displayName(source)}: ${report.added} new, ${report.present} that were there already.`;
  if (report.bad === 0) {
    void vscode.window.showInformationMessage(counts);
    return;
  }
  const lines = report.problems.slice(0, 5).map(({ line }) => line).join(', ');
  const more = report.bad > 5 ? ' and others' : '';
  const picked = await vscode.window.showWarningMessage(`${counts} Lines that are no grades: ${report.bad} (${lines}${more}); the log says why.`, SHOW_LOG);
  if (picked === SHOW_LOG) await vscode.commands.executeCommand('prometheus.showLog');
}

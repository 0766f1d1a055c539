import * as vscode from 'vscode';
import { exportHistory, type ExportRequest } from '../../core/history/export/exportHistory.ts';
import { isHistoryFormat, type HistoryFormat } from '../../core/history/export/format.ts';
import type { HistoryFilter } from '../../core/history/historyFilter.ts';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { HistoryStore } from '../../core/history/historyStore.ts';
import { readFilter } from '../panel/readFilter.ts';
import { displayName } from '../support/positions.ts';
import { isRecord } from '../support/isRecord.ts';
import { uriFrom } from './uriFrom.ts';
import { writeWhole } from './writeWhole.ts';

/** What the panel, a keybinding or another extension may pass; what is left out is asked for. */
interface ExportArguments {
  readonly format?: HistoryFormat;
  /** A path or a URI on this machine. */
  readonly target?: vscode.Uri;
  readonly filter: HistoryFilter;
}

const FORMATS: readonly (vscode.QuickPickItem & { readonly format: HistoryFormat; readonly name: string })[] = [
  { format: 'csv', name: 'CSV', label: 'CSV', detail: 'A table of all grades, for spreadsheets and notebooks.' },
  { format: 'jsonl', name: 'JSON Lines', label: 'JSON Lines', detail: 'All grades without loss, labels included; Import History reads it back.' },
  { format: 'md', name: 'Markdown', label: 'Markdown report', detail: 'Summary, trust and the newest grades, to read or to paste.' },
  { format: 'html', name: 'HTML', label: 'HTML report', detail: 'The same with charts, in one file that opens in any browser.' },
];

const OPEN = 'Open';

/** Export History: writes the grades that a filter leaves, page by page. Gives the URI of the file; undefined when there is none. */
export async function exportHistoryCommand(store: HistoryStore, argument?: unknown): Promise<string | undefined> {
  const given = readArguments(argument);
  if (given === undefined) return undefined;
  const { filter } = given;
  const format = given.format ?? (await vscode.window.showQuickPick(FORMATS, { title: 'Export History', placeHolder: 'Choose a format' }))?.format;
  if (format === undefined) return undefined;
  const target = given.target ?? (await askTarget(format));
  if (target === undefined) return undefined;
  if (target.scheme !== 'file') {
    void vscode.window.showWarningMessage('The history can be exported to a file on the machine where the extension runs. Choose a folder there.');
    return undefined;
  }
  const written = await writeWithProgress(store, { format, filter, now: Date.now() }, target);
  if (written && given.target === undefined) void sayDone(target);
  return written ? target.toString() : undefined;
}

async function askTarget(format: HistoryFormat): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = FORMATS.find((item) => item.format === format)?.name ?? format;
  return vscode.window.showSaveDialog({
    title: 'Export History',
    saveLabel: 'Export',
    filters: { [name]: [format] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `grades.${format}`) }),
  });
}

async function writeWithProgress(store: HistoryStore, request: ExportRequest, target: vscode.Uri): Promise<boolean> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: `Exporting to ${displayName(target)}`, cancellable: true }, async (progress, token) => {
    const abort = new AbortController();
    const subscription = token.onCancellationRequested(() => { abort.abort(); });
    try {
      await writeWhole(target.fsPath, pieces(store, request, (length) => { progress.report({ message: `${(length / 1e6).toFixed(1)} MB` }); }), abort.signal);
      return true;
    } catch (error) {
      if (!abort.signal.aborted) sayFailed(error);
      return false;
    } finally {
      subscription.dispose();
    }
  });
}

async function* pieces(store: HistoryStore, request: ExportRequest, onLength: (length: number) => void): AsyncGenerator<string, void> {
  let length = 0;
  for await (const piece of exportHistory(store, request)) {
    if (!piece.ok) throw new Error(historyFailureMessage(piece.error));
    length += piece.value.length;
    onLength(length);
    yield piece.value;
  }
}

function sayFailed(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  void vscode.window.showErrorMessage(`The history was not exported, and no file was left: ${why}. Choose another folder, or try again.`);
}

async function sayDone(target: vscode.Uri): Promise<void> {
  const picked = await vscode.window.showInformationMessage(`Exported to ${displayName(target)}.`, OPEN);
  if (picked === OPEN) await vscode.commands.executeCommand('vscode.open', target);
}

// A filter that is there and does not fit is no reason to export everything.
function readArguments(value: unknown): ExportArguments | undefined {
  if (!isRecord(value)) return { filter: {} };
  const { format } = value;
  const filter = value['filter'] === undefined ? {} : readFilter(value['filter']);
  const target = uriFrom(value['target']);
  return filter === null ? undefined : { filter, ...(isHistoryFormat(format) ? { format } : {}), ...(target === undefined ? {} : { target }) };
}

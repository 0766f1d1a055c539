import * as vscode from 'vscode';
import { historyNoticeMessage } from '../../core/history/historyMessages.ts';
import type { HistoryNotice } from '../../core/history/historyNotice.ts';

/** Tells what happened to the history: in the log always, in a notification where the person has to know. */
export function announceHistory(log: vscode.LogOutputChannel, notice: HistoryNotice): void {
  const message = historyNoticeMessage(notice);
  log.warn(message);
  if (notice.kind !== 'no-wal' && notice.kind !== 'damaged-grade') void vscode.window.showWarningMessage(message);
}

import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { HistorySelection, HistoryStore } from '../../core/history/historyStore.ts';
import type { Annotations } from '../annotations/annotations.ts';
import type { Panel } from '../panel/panel.ts';
import type { ScorecardMarks } from '../scorecards/scorecardMarks.ts';
import { hasGone } from '../scorecards/scorecardResult.ts';
import { askDeletion } from './askDeletion.ts';
import { readDeletion } from './readDeletion.ts';

/** What deleting grades needs. */
export interface DeleteServices {
  readonly history: HistoryStore;
  readonly annotations: Annotations;
  readonly scorecardMarks: ScorecardMarks;
  readonly panel: Pick<Panel, 'refresh' | 'forget'>;
  readonly log: Pick<vscode.LogOutputChannel, 'info'>;
}

/** Delete History: asks what shall go unless that is given, and always once more before anything goes. Gives the number of deleted grades. */
export async function deleteHistory(services: DeleteServices, argument?: unknown): Promise<number | undefined> {
  const given = readDeletion(argument);
  const selection = given.selection ?? (await askDeletion(services.history));
  if (selection === undefined) return undefined;
  if (given.confirmed !== true && !(await confirm(services.history, selection))) return undefined;
  const deleted = await services.history.delete(selection);
  if (!deleted.ok) {
    void vscode.window.showWarningMessage(`Nothing was deleted. ${historyFailureMessage(deleted.error)}`);
    return undefined;
  }
  await letGo(services, selection);
  services.log.info(`Deleted from the history (${selection.kind}): ${deleted.value} grades`);
  if (given.confirmed !== true) void vscode.window.showInformationMessage(`Deleted from the history: ${count(deleted.value)} with their texts, feedback and labels.`);
  return deleted.value;
}

async function confirm(history: HistoryStore, selection: HistorySelection): Promise<boolean> {
  const found = await countOf(history, selection);
  if (found === 0) {
    void vscode.window.showInformationMessage('There are no such grades in the history.');
    return false;
  }
  const grades = found === null ? 'these grades' : count(found);
  const goes = found === 1 ? 'Its texts, feedback and label go too.' : 'Their texts, feedback and labels go too.';
  const detail = `${goes} This cannot be undone; Export History keeps a copy.`;
  const answer = await vscode.window.showWarningMessage(`Delete ${grades} from the history?`, { modal: true, detail }, 'Delete');
  return answer === 'Delete';
}

async function countOf(history: HistoryStore, selection: HistorySelection): Promise<number | null> {
  switch (selection.kind) {
    case 'ids':
      return selection.ids.length;
    case 'document':
      return totalOf(history.list({ documentUri: selection.documentUri, limit: 1 }));
    case 'before':
      return totalOf(history.list({ to: selection.createdAt, limit: 1 }));
    case 'all':
      return totalOf(history.list({ limit: 1 }));
  }
}

async function totalOf(listed: ReturnType<HistoryStore['list']>): Promise<number | null> {
  const page = await listed;
  return page.ok ? page.value.total : null;
}

// What is gone stands neither on its text nor in the panel, nor is it counted in a scorecard's total there.
async function letGo({ annotations, scorecardMarks, panel }: DeleteServices, selection: HistorySelection): Promise<void> {
  const isGone = isIn(selection);
  for (const { uri } of vscode.workspace.textDocuments) {
    for (const { grade } of annotations.of(uri)) if (isGone(grade)) annotations.remove(grade.id);
    for (const { result } of scorecardMarks.of(uri)) if (hasGone(result, isGone)) scorecardMarks.remove(result.id);
  }
  panel.forget(isGone);
  await panel.refresh();
}

function isIn(selection: HistorySelection): (grade: Grade) => boolean {
  switch (selection.kind) {
    case 'ids':
      return ({ id }) => selection.ids.includes(id);
    case 'document':
      return ({ place }) => place?.uri === selection.documentUri;
    case 'before':
      return ({ createdAt }) => createdAt < selection.createdAt;
    case 'all':
      return () => true;
  }
}

function count(grades: number): string {
  return grades === 1 ? '1 grade' : `${grades.toLocaleString('en')} grades`;
}

import * as vscode from 'vscode';
import type { HistorySelection, HistoryStore } from '../../core/history/historyStore.ts';
import { displayName } from '../support/positions.ts';
import { olderThan } from './readDeletion.ts';

interface Choice extends vscode.QuickPickItem {
  readonly ask: () => Promise<HistorySelection | undefined>;
}

const AGES = [7, 30, 90, 365];

/** Asks which grades shall go; undefined when the person leaves. */
export async function askDeletion(history: HistoryStore): Promise<HistorySelection | undefined> {
  const picked = await vscode.window.showQuickPick(await choices(history), { title: 'Delete History', placeHolder: 'Choose which grades to delete; you are asked again before they go' });
  return picked?.ask();
}

async function choices(history: HistoryStore): Promise<Choice[]> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const ofFile = active === undefined ? 0 : await countOf(history, { documentUri: active.toString() });
  const file: Choice[] = active === undefined || ofFile === 0 ? [] : [
    { label: '$(file) Of this file', description: `${displayName(active)} · ${number(ofFile)}`, ask: () => Promise.resolve({ kind: 'document', documentUri: active.toString() }) },
  ];
  return [
    ...file,
    { label: '$(calendar) Older than…', ask: askAge },
    { label: '$(trash) All', description: number(await countOf(history, {})), ask: () => Promise.resolve({ kind: 'all' }) },
  ];
}

async function askAge(): Promise<HistorySelection | undefined> {
  const items = [...AGES.map((days) => ({ label: `${days} days`, days })), { label: 'Another number of days…', days: null }];
  const picked = await vscode.window.showQuickPick(items, { title: 'Delete History', placeHolder: 'Grades older than' });
  if (picked === undefined) return undefined;
  const days = picked.days ?? (await askDays());
  return days === undefined ? undefined : olderThan(days);
}

async function askDays(): Promise<number | undefined> {
  const isDays = (text: string): boolean => /^\d{1,5}$/u.test(text.trim());
  const text = await vscode.window.showInputBox({ title: 'Delete grades older than how many days?', validateInput: (value) => (isDays(value) ? undefined : 'A whole number of days, for example 180.') });
  return text === undefined || !isDays(text) ? undefined : Number(text.trim());
}

async function countOf(history: HistoryStore, filter: { readonly documentUri?: string }): Promise<number> {
  const page = await history.list({ ...filter, limit: 1 });
  return page.ok ? page.value.total : 0;
}

function number(grades: number): string {
  return grades === 1 ? '1 grade' : `${grades.toLocaleString('en')} grades`;
}

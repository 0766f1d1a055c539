import { createInterface } from 'node:readline/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { HistorySelection, HistoryStore } from '../core/history/historyStore.ts';
import { documentUriOf, withHistoryFile, type HistoryFileOption } from './historyOptions.ts';
import { printError, printLines } from './printError.ts';
import { DONE, NOT_DONE, notDone, withHistory } from './withHistory.ts';

interface DeleteOptions extends HistoryFileOption {
  readonly olderThan?: number;
  readonly file?: string;
  readonly all?: true;
  readonly yes?: true;
}

const DAY_MS = 86_400_000;

/** Adds `delete`. */
export function addHistoryDelete(history: Command): void {
  withHistoryFile(history.command('delete').description('delete grades with their labels and texts, for good'))
    .addOption(new Option('--older-than <days>', 'grades older than this').argParser(daysOf).conflicts(['file', 'all']))
    .addOption(new Option('--file <path>', 'grades of this file (a path or a URI)').conflicts('all'))
    .option('--all', 'all grades')
    .option('--yes', 'do not ask before deleting all')
    .action(async (options: DeleteOptions) => {
      process.exitCode = await deleteGrades(options);
    });
}

async function deleteGrades(options: DeleteOptions): Promise<number> {
  const selection = selectionOf(options);
  if (selection === null) {
    printError('Say what to delete: --older-than DAYS, --file PATH or --all.');
    return NOT_DONE;
  }
  return withHistory(options.history, async (store) => {
    if (selection.kind === 'all' && options.yes !== true && !(await isMeant(options.history, store))) return NOT_DONE;
    const deleted = await store.delete(selection);
    if (!deleted.ok) return notDone(deleted.error);
    printLines([`${deleted.value} ${deleted.value === 1 ? 'grade' : 'grades'} deleted.`]);
    return DONE;
  });
}

function selectionOf({ olderThan, file, all }: DeleteOptions): HistorySelection | null {
  if (all === true) return { kind: 'all' };
  if (file !== undefined) return { kind: 'document', documentUri: documentUriOf(file) };
  return olderThan === undefined ? null : { kind: 'before', createdAt: Date.now() - olderThan * DAY_MS };
}

/** Asks a person; where nobody can answer, nothing is deleted. */
async function isMeant(path: string, store: HistoryStore): Promise<boolean> {
  if (!process.stdin.isTTY) {
    printError('Nothing was deleted. Add --yes to delete all grades where nobody can be asked.');
    return false;
  }
  const page = await store.list({ limit: 1 });
  const count = page.ok ? ` (${page.value.total})` : '';
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`Delete all grades${count} in ${path} for good? Type yes: `);
    if (answer.trim().toLowerCase() === 'yes') return true;
    printError('Nothing was deleted.');
    return false;
  } finally {
    terminal.close();
  }
}

function daysOf(value: string): number {
  const days = value.trim() === '' ? NaN : Number(value);
  if (!Number.isFinite(days) || days < 0) throw new InvalidArgumentError('It must be a number of days, 0 or more.');
  return days;
}

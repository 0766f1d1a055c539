import type { Command } from 'commander';
import { addHistoryDelete } from './historyDelete.ts';
import { addHistoryExport } from './historyExport.ts';
import { addHistoryImport } from './historyImport.ts';
import { addHistoryList } from './historyList.ts';
import { addHistoryTrust } from './historyTrust.ts';

/** Adds `history` with its commands to the program. All end with status 0, or 2 when something could not be done. */
export function addHistoryCommand(program: Command): void {
  const history = program.command('history').description('list, export, import or delete kept grades, and say how far they agree with labels');
  for (const add of [addHistoryList, addHistoryExport, addHistoryImport, addHistoryDelete, addHistoryTrust]) add(history);
}

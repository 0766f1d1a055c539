import { access } from 'node:fs/promises';
import { historyFailureMessage } from '../core/history/historyMessages.ts';
import type { HistoryFailure, HistoryStore } from '../core/history/historyStore.ts';
import { openHistoryFile } from './historyOf.ts';
import { printError } from './printError.ts';

/** Exit statuses of the commands of `history`. */
export const DONE = 0;
export const NOT_DONE = 2;

/** Runs with the history in a file that is there; reading must not make an empty one where a name is misspelt. */
export async function withHistory(path: string, use: (store: HistoryStore) => Promise<number>): Promise<number> {
  try {
    await access(path);
  } catch {
    printError(`There is no history at ${path}. Name the file that grade --history wrote.`);
    return NOT_DONE;
  }
  return withNewHistory(path, use);
}

/** Runs with the history in a file, which is made when it is not there. */
export async function withNewHistory(path: string, use: (store: HistoryStore) => Promise<number>): Promise<number> {
  const store = openHistoryFile(path, printError);
  try {
    return await use(store);
  } finally {
    store.close();
  }
}

/** Says why the history failed. */
export function notDone(failure: HistoryFailure): number {
  printError(historyFailureMessage(failure));
  return NOT_DONE;
}

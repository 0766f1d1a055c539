import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import type { Command } from 'commander';
import { importHistory, type ImportReport } from '../core/history/export/importHistory.ts';
import type { HistoryStore } from '../core/history/historyStore.ts';
import { withHistoryFile, type HistoryFileOption } from './historyOptions.ts';
import { printError, printLines } from './printError.ts';
import { DONE, NOT_DONE, notDone, withNewHistory } from './withHistory.ts';

/** Adds `import`. */
export function addHistoryImport(history: Command): void {
  withHistoryFile(history.command('import').description('add grades from JSONL exports; those that are there already stay as they are'))
    .argument('<file...>', 'files that export --format jsonl wrote; - reads standard input')
    .action(async (files: readonly string[], options: HistoryFileOption) => {
      process.exitCode = await importAll(files, options);
    });
}

async function importAll(files: readonly string[], { history }: HistoryFileOption): Promise<number> {
  for (const file of files) if (!(await isReadable(file))) return NOT_DONE;
  return withNewHistory(history, async (store) => {
    let status = DONE;
    for (const file of files) status = Math.max(status, await importOne(file, store));
    return status;
  });
}

async function isReadable(file: string): Promise<boolean> {
  if (file === '-') return true;
  try {
    await access(file, constants.R_OK);
    return true;
  } catch (error) {
    printError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}. Nothing was imported.`);
    return false;
  }
}

async function importOne(file: string, store: HistoryStore): Promise<number> {
  try {
    const report = await importHistory(chunksOf(file), store);
    if (!report.ok) return notDone(report.error);
    print(file, report.value);
    return report.value.bad === 0 ? DONE : NOT_DONE;
  } catch (error) {
    printError(`${file} cannot be read to its end: ${error instanceof Error ? error.message : String(error)}`);
    return NOT_DONE;
  }
}

function chunksOf(file: string): AsyncIterable<string> {
  return file === '-' ? process.stdin.setEncoding('utf8') : createReadStream(file, { encoding: 'utf8' });
}

function print(file: string, { added, present, bad, problems }: ImportReport): void {
  printLines([`${file}: ${added} added, ${present} there already${bad === 0 ? '' : `, ${bad} left out`}.`]);
  for (const { line, message } of problems) printError(`${file}:${line}: ${message}`);
  if (bad > problems.length) printError(`${file}: ${bad - problems.length} more lines are no grades.`);
}

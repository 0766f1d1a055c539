import { open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { Option, type Command } from 'commander';
import { exportHistory, type ExportRequest } from '../core/history/export/exportHistory.ts';
import { HISTORY_FORMATS, type HistoryFormat } from '../core/history/export/format.ts';
import type { HistoryStore } from '../core/history/historyStore.ts';
import { filterOf, withFilterOptions, type FilterOptions } from './historyOptions.ts';
import { printError } from './printError.ts';
import { DONE, NOT_DONE, notDone, withHistory } from './withHistory.ts';

interface ExportOptions extends FilterOptions {
  readonly format: HistoryFormat;
  readonly output?: string;
}

type Write = (text: string) => Promise<unknown>;

/** Adds `export`. */
export function addHistoryExport(history: Command): void {
  withFilterOptions(history.command('export').description('write grades as a table (csv), as data to import elsewhere (jsonl), or as a report (md, html)'))
    .addOption(new Option('--format <format>', 'what to write').choices(HISTORY_FORMATS).makeOptionMandatory())
    .option('--output <file>', 'where to write it; default: standard output')
    .action(async (options: ExportOptions) => {
      process.exitCode = await exportTo(options);
    });
}

function exportTo(options: ExportOptions): Promise<number> {
  const request: ExportRequest = { format: options.format, filter: filterOf(options), now: Date.now() };
  return withHistory(options.history, (store) => (options.output === undefined ? writeAll(store, request, toStandardOutput) : toFile(options.output, store, request)));
}

/** Writes beside the file and renames, so that a failed export neither leaves half a file nor spoils an older one. */
async function toFile(path: string, store: HistoryStore, request: ExportRequest): Promise<number> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w');
    try {
      if ((await writeAll(store, request, (text) => file.writeFile(text))) !== DONE) return NOT_DONE;
    } finally {
      await file.close();
    }
    await rename(part, path);
    return DONE;
  } catch (error) {
    printError(`The export was not written: ${error instanceof Error ? error.message : String(error)}`);
    return NOT_DONE;
  } finally {
    await rm(part, { force: true });
  }
}

async function writeAll(store: HistoryStore, request: ExportRequest, write: Write): Promise<number> {
  for await (const piece of exportHistory(store, request)) {
    if (!piece.ok) return notDone(piece.error);
    await write(piece.value);
  }
  return DONE;
}

async function toStandardOutput(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

import { pathToFileURL } from 'node:url';
import { InvalidArgumentError, type Command } from 'commander';
import type { HistoryFilter } from '../core/history/historyFilter.ts';

/** The option that names the history; it has no default, as for `grade`. */
export interface HistoryFileOption {
  readonly history: string;
}

/** Which grades are meant, as it was given. */
export interface FilterOptions extends HistoryFileOption {
  readonly rubric?: string;
  readonly file?: string;
  readonly from?: number;
  readonly to?: number;
  readonly search?: string;
}

/** Declares the option that names the history. */
export function withHistoryFile(command: Command): Command {
  return command.requiredOption('--history <file>', 'SQLite history, as grade --history writes it');
}

/** Declares the options that choose grades. */
export function withFilterOptions(command: Command): Command {
  return withHistoryFile(command)
    .option('--rubric <name>', 'only grades by this rubric')
    .option('--file <path>', 'only grades of this file (a path or a URI)')
    .option('--from <time>', 'only grades from this time on, e.g. 2026-11-24 or 2026-11-24T19:20', timeOf)
    .option('--to <time>', 'only grades before this time', timeOf)
    .option('--search <words>', 'only grades whose feedback or texts hold all of these words');
}

/** The filter that the options stand for. */
export function filterOf({ rubric, file, from, to, search }: FilterOptions): HistoryFilter {
  return {
    ...(rubric === undefined ? {} : { rubricName: rubric }),
    ...(file === undefined ? {} : { documentUri: documentUriOf(file) }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(search === undefined ? {} : { search }),
  };
}

/** The URI of a document: as it is given, or of a path. One letter before the colon is a drive of Windows. */
export function documentUriOf(file: string): string {
  return /^[a-z][a-z0-9+.-]+:/iu.test(file) ? file : pathToFileURL(file).href;
}

/** A day begins at midnight here, as the panel's days do. */
function timeOf(value: string): number {
  const local = /^\d{4}-\d{2}-\d{2}$/u.test(value) ? `${value}T00:00` : value;
  const time = Date.parse(local);
  if (Number.isNaN(time)) throw new InvalidArgumentError('Write a time as 2026-11-24 or 2026-11-24T19:20.');
  return time;
}

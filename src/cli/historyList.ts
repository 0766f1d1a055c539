import { InvalidArgumentError, type Command } from 'commander';
import { documentName, labelText, timeText } from '../core/history/export/words.ts';
import type { GradeSummary } from '../core/history/historyStore.ts';
import { filterOf, withFilterOptions, type FilterOptions } from './historyOptions.ts';
import { printLines } from './printError.ts';
import { DONE, notDone, withHistory } from './withHistory.ts';

interface ListOptions extends FilterOptions {
  readonly limit: number;
  readonly json?: true;
}

/** Adds `list`. */
export function addHistoryList(history: Command): void {
  withFilterOptions(history.command('list').description('print the newest grades, a line each'))
    .option('--limit <count>', 'at most this many, 1 to 1000', limitOf, 50)
    .option('--json', 'print them as JSON')
    .action(async (options: ListOptions) => {
      process.exitCode = await list(options);
    });
}

function list(options: ListOptions): Promise<number> {
  return withHistory(options.history, async (store) => {
    const page = await store.list({ ...filterOf(options), limit: options.limit });
    if (!page.ok) return notDone(page.error);
    const { grades, total } = page.value;
    if (options.json === true) process.stdout.write(`${JSON.stringify({ total, grades }, null, 2)}\n`);
    else printLines([...grades.map(lineOf), `${grades.length} of ${total} ${total === 1 ? 'grade' : 'grades'}.`]);
    return DONE;
  });
}

function lineOf({ createdAt, score, expectedScore, spread, rubricName, documentUri, modelName, ungradedKind, label, responseExcerpt }: GradeSummary): string {
  const given = score === null || expectedScore === null ? `not graded (${ungradedKind ?? 'unknown'})` : `${score}/5 (expected ${expectedScore.toFixed(1)} ± ${(spread ?? 0).toFixed(1)})`;
  const said = label === null ? [] : [`a person ${labelText(label)}`];
  return [timeText(createdAt), given, rubricName, documentName(documentUri), modelName ?? 'no evaluator', ...said, responseExcerpt].join('  ').replaceAll(/[\r\n\t]/gu, ' ').trimEnd();
}

function limitOf(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  return limit;
}

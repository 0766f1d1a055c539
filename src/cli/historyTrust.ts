import type { Command } from 'commander';
import { agreementText } from '../core/examples/agreementTable.ts';
import { trustReports } from '../core/history/trustReports.ts';
import type { TrustReport } from '../core/history/trust.ts';
import { filterOf, withFilterOptions, type FilterOptions } from './historyOptions.ts';
import { printLines } from './printError.ts';
import { DONE, notDone, withHistory } from './withHistory.ts';

interface TrustOptions extends FilterOptions {
  readonly json?: true;
}

/** The newest graded runs that score and length are correlated over. */
const TREND_LIMIT = 20_000;

/** Adds `trust`. */
export function addHistoryTrust(history: Command): void {
  withFilterOptions(history.command('trust').description('print how far each evaluator agrees with the labels, for each rubric'))
    .option('--json', 'print everything as JSON')
    .action(async (options: TrustOptions) => {
      process.exitCode = await trust(options);
    });
}

function trust(options: TrustOptions): Promise<number> {
  return withHistory(options.history, async (store) => {
    const labelled = await store.labelled(filterOf(options));
    if (!labelled.ok) return notDone(labelled.error);
    const points = await store.trend(filterOf(options), TREND_LIMIT);
    if (!points.ok) return notDone(points.error);
    const reports = trustReports(labelled.value, points.value);
    if (options.json === true) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
    else printLines(reports.length === 0 ? ['No grade has a label yet. Label grades in the panel: agree, or disagree with a score.'] : reports.flatMap(linesOf));
    return DONE;
  });
}

function linesOf({ rubricName, modelName, labels, fromOlderRubrics, agreement, calibration, length }: TrustReport): readonly string[] {
  const ungraded = agreement.ungraded === 0 ? '' : `, ${agreement.ungraded} of grades without a score`;
  const older = fromOlderRubrics === 0 ? '' : `, ${fromOlderRubrics} by an older version of the rubric`;
  return [
    `${rubricName} by ${modelName ?? 'no evaluator'}: ${labels === 1 ? '1 label' : `${labels} labels`}${ungraded}${older}`,
    ...agreementText(agreement).split('\n').map((line) => `  ${line}`),
    ...valueLine('Expected calibration error', calibration.expectedCalibrationError.value),
    ...valueLine('Score and response length (Spearman)', length.spearman.value),
    '',
  ];
}

function valueLine(name: string, value: number | null): readonly string[] {
  return value === null ? [] : [`  ${name}: ${value.toFixed(2)}`];
}

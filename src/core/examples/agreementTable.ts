import type { AgreementReport } from '../statistics/agreementReport.ts';
import { describeUndefined, type Estimate, type Interval } from '../statistics/estimate.ts';

/** A statistic in words: its name, its value, and its 95 % interval or why there is none. */
export interface AgreementRow {
  readonly name: string;
  /** A share as percent, the rest with two digits; a dash when undefined. */
  readonly value: string;
  readonly interval: string;
}

type Format = (value: number) => string;

const percent: Format = (value) => `${Math.round(value * 100)} %`;
const decimal: Format = (value) => value.toFixed(2);

/** The statistics of a report in the order in which they are read, ready for a table. */
export function agreementTable(report: AgreementReport): readonly AgreementRow[] {
  const { expectedScores } = report;
  return [
    row('Exact agreement', report.exactAgreement, percent),
    row('Within one', report.withinOne, percent),
    row('Mean absolute error', report.meanAbsoluteError, decimal),
    row('Quadratic-weighted kappa', report.kappa, decimal),
    row('Pearson', report.pearson, decimal),
    row('Spearman', report.spearman, decimal),
    row('Kendall', report.kendall, decimal),
    ...(expectedScores === null ? [] : [row('Mean absolute error of the expected score', expectedScores.meanAbsoluteError, decimal)]),
  ];
}

function row(name: string, estimate: Estimate, format: Format): AgreementRow {
  if (estimate.value === null) return { name, value: '–', interval: describeUndefined(estimate.reason) };
  return { name, value: format(estimate.value), interval: intervalText(estimate.interval, format) };
}

function intervalText(interval: Interval | null, format: Format): string {
  return interval === null ? 'cannot be told' : `${format(interval.low)} to ${format(interval.high)}`;
}

/** The statistics as lines of plain text in columns, for a terminal, with the warning when there are too few to say. */
export function agreementText(report: AgreementReport): string {
  const rows = agreementTable(report);
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const valueWidth = Math.max(...rows.map(({ value }) => value.length));
  const lines = rows.map(({ name, value, interval }) => `${name.padEnd(nameWidth)}  ${value.padStart(valueWidth)}  ${interval}`);
  return [`${'Statistic'.padEnd(nameWidth)}  ${''.padStart(valueWidth)}  95 % interval`, ...lines, ...(report.warning === null ? [] : [report.warning])].join('\n');
}

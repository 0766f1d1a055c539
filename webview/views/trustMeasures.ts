import { html, nothing, type TemplateResult } from 'lit-html';
import type { AgreementReport } from '../../src/core/statistics/agreementReport.ts';
import type { Estimate } from '../../src/core/statistics/estimate.ts';
import { intervalPlot } from '../charts/intervalPlot.ts';
import { percent } from '../text/numbers.ts';
import { decimal, estimateWords } from './trustWords.ts';

interface Measure {
  readonly name: string;
  /** What it says, for the hover. */
  readonly meaning: string;
  readonly estimate: Estimate;
}

interface Scale {
  readonly title: string;
  readonly domain: readonly [number, number];
  readonly rules: readonly number[];
  readonly write: (value: number) => string;
  readonly measures: readonly Measure[];
}

/** All measures of agreement with their intervals, those on the same scale together. */
export function trustMeasures(report: AgreementReport): TemplateResult {
  return html`<table class="measures">
    <caption class="visually-hidden">Measures of agreement with 95 % intervals</caption>
    <thead class="visually-hidden"><tr><th scope="col">Measure</th><td></td><th scope="col">Value and interval</th></tr></thead>
    ${scales(report).map(group)}
  </table>`;
}

function scales(report: AgreementReport): readonly Scale[] {
  const { expectedScores } = report;
  return [
    {
      title: 'Coefficients, −1 to 1; 1 is best',
      domain: [-1, 1],
      rules: [-1, 0, 1],
      write: decimal,
      measures: [
        { name: 'Kappa', meaning: 'Cohen’s kappa with quadratic weights: agreement beyond chance, where far misses count most', estimate: report.kappa },
        { name: 'Pearson', meaning: 'Linear correlation of your score and the evaluator’s', estimate: report.pearson },
        { name: 'Spearman', meaning: 'Correlation of the ranks', estimate: report.spearman },
        { name: 'Kendall', meaning: 'Tau-b: pairs in the same order less pairs in the other order', estimate: report.kendall },
        ...(expectedScores === null ? [] : [{ name: 'Pearson, expected score', meaning: 'Linear correlation of your score and the expected score', estimate: expectedScores.pearson }]),
      ],
    },
    {
      title: 'Share of labels',
      domain: [0, 1],
      rules: [0, 0.5, 1],
      write: percent,
      measures: [
        { name: 'Same score', meaning: 'Labels where the evaluator gives your score', estimate: report.exactAgreement },
        { name: 'Within one', meaning: 'Labels where the evaluator is at most one score away', estimate: report.withinOne },
      ],
    },
    {
      title: 'Error in scores, 0 to 4; 0 is best',
      domain: [0, 4],
      rules: [0, 1, 2, 3, 4],
      write: decimal,
      measures: [
        { name: 'Mean error', meaning: 'Mean absolute difference of your score and the evaluator’s', estimate: report.meanAbsoluteError },
        ...(expectedScores === null ? [] : [{ name: 'Mean error, expected score', meaning: 'Mean absolute difference of your score and the expected score', estimate: expectedScores.meanAbsoluteError }]),
      ],
    },
  ];
}

function group({ title, domain, rules, write, measures }: Scale): TemplateResult {
  return html`<tbody>
    <tr><th class="measure-scale" colspan="3" scope="rowgroup">${title}</th></tr>
    ${measures.map(
      ({ name, meaning, estimate }) => html`<tr title=${meaning}>
        <th scope="row">${name}</th>
        <td class="drawn">${estimate.value === null ? nothing : intervalPlot(estimate, domain, rules)}</td>
        <td class=${estimate.value === null ? 'undefined' : 'number'}>${number(estimate, write)}</td>
      </tr>`,
    )}
  </tbody>`;
}

function number(estimate: Estimate, write: (value: number) => string): unknown {
  const words = estimateWords(estimate, write);
  const bracket = words.indexOf(' (');
  return estimate.value === null || bracket < 0 ? words : html`<b>${words.slice(0, bracket)}</b> <span class="muted">${words.slice(bracket + 1)}</span>`;
}

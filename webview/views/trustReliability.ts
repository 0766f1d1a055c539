import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Calibration } from '../../src/core/statistics/calibration.ts';
import { reliabilityMarks, type ReliabilityMark } from '../charts/reliability.ts';
import { counted, percent, wholeNumber } from '../text/numbers.ts';
import { section } from '../ui/section.ts';
import { estimateWords } from './trustWords.ts';

const TICKS = [0, 50, 100];

/** Whether P(score) can be read as the chance that the person agrees: a plot against the diagonal, with the counts beneath. */
export function trustReliability(calibration: Calibration): unknown {
  const { count, expectedCalibrationError } = calibration;
  if (count === 0) return nothing;
  const marks = reliabilityMarks(calibration.bins);
  return html`<h4>How sure, and how often right</h4>
    <p>Expected calibration error <b>${estimateWords(expectedCalibrationError)}</b>; 0 is best, and few labels make it too high.</p>
    ${plot(marks, count)}
    <p class="chart-note muted">On the diagonal, the evaluator’s p(score) is the share of labels that agree. Points below it: too sure of itself.</p>
    ${table(marks)}`;
}

function plot(marks: readonly ReliabilityMark[], count: number): TemplateResult {
  return html`<div class="reliability" role="img" aria-label="Share of labels that agree, by the evaluator’s p(score), of ${counted(count, 'label')}. The numbers are in the table below.">
    <span class="axis-title">Agree</span>
    <svg class="y-axis" aria-hidden="true">${TICKS.map((tick) => svg`<text x="100%" y="${100 - tick}%" dy="0.32em">${tick} %</text>`)}</svg>
    <svg class="reliability-plot" aria-hidden="true">
      ${TICKS.map((tick) => svg`<line class="rule" x1="0" x2="100%" y1="${tick}%" y2="${tick}%"></line><line class="rule" y1="0" y2="100%" x1="${tick}%" x2="${tick}%"></line>`)}
      <line class="diagonal" x1="0" y1="100%" x2="100%" y2="0"></line>
      ${marks.map(({ x, y, bin }) => (x === null || y === null ? nothing : svg`<circle class="value" cx="${x}%" cy="${y}%" r="4.5"><title>${binWords(bin)}</title></circle>`))}
    </svg>
    <svg class="reliability-counts" aria-hidden="true">
      ${marks.map(({ left, width, height, bin }) => svg`<rect class="count-bar" x="${left + width * 0.1}%" width="${width * 0.8}%" y="${100 - height}%" height="${height}%"><title>${counted(bin.count, 'label')}</title></rect>`)}
    </svg>
    <svg class="x-axis" aria-hidden="true">${TICKS.map((tick) => svg`<text x="${tick}%" y="12" text-anchor=${tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle'}>${tick === 50 ? 'p(score) 50 %' : `${tick} %`}</text>`)}</svg>
  </div>`;
}

function binWords({ meanConfidence, agreement, count }: ReliabilityMark['bin']): string {
  return `p(score) ${percent(meanConfidence ?? 0)}: ${percent(agreement ?? 0)} agree, ${counted(count, 'label')}`;
}

function table(marks: readonly ReliabilityMark[]): TemplateResult {
  const filled = marks.map(({ bin }) => bin).filter(({ count }) => count > 0);
  return section({
    title: 'Data of the plot',
    open: false,
    onToggle: () => undefined,
    content: html`<table class="data">
      <thead><tr><th scope="col">p(score)</th><th scope="col">Mean p</th><th scope="col">Agree</th><th scope="col">Labels</th></tr></thead>
      <tbody>
        ${filled.map(({ low, high, meanConfidence, agreement, count }) => html`<tr><th scope="row">${percent(low)} to ${percent(high)}</th><td>${percent(meanConfidence ?? 0)}</td><td>${percent(agreement ?? 0)}</td><td>${wholeNumber(count)}</td></tr>`)}
      </tbody>
    </table>`,
  });
}

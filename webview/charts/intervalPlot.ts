import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Estimate } from '../../src/core/statistics/estimate.ts';
import { intervalMarks } from './intervalMarks.ts';
import { percentAlong } from './scale.ts';

/** An estimate as a dot with its interval as a bar, over faint lines at `rules`. Decorative: the numbers stand beside it. */
export function intervalPlot(estimate: Estimate, domain: readonly [number, number], rules: readonly number[]): TemplateResult {
  const marks = intervalMarks(estimate, domain);
  return html`<svg class="interval-plot" aria-hidden="true" focusable="false">
    <line class="axis" x1="0" x2="100%" y1="50%" y2="50%"></line>
    ${rules.map((rule) => svg`<line class="rule" x1="${percentAlong(rule, domain)}%" x2="${percentAlong(rule, domain)}%" y1="15%" y2="85%"></line>`)}
    ${marks?.interval ? svg`<rect class="range" x="${marks.interval.low}%" y="25%" width="${Math.max(0.5, marks.interval.high - marks.interval.low)}%" height="50%" rx="2"></rect>` : nothing}
    ${marks === null ? nothing : svg`<circle class="value" cx="${marks.value}%" cy="50%" r="3"></circle>`}
  </svg>`;
}

import { groupBy } from '../../groupBy.ts';
import { SCORES } from '../../../rubric/rubric.ts';
import type { Trend, TrendMarker, TrendSeries } from '../../trend.ts';
import { timeText } from '../words.ts';
import { chartPoints, type ChartPoint } from './chartPoints.ts';
import { html, Markup, NOTHING, table } from './markup.ts';
import { percent, scoreShare, timeShare } from './scale.ts';

/** Marks and dashes that tell graders apart without colour; more than these repeat. */
const SHAPES = ['dot', 'square', 'rhomb', 'triangle'] as const;
const DASHES = ['none', '6 3', '2 3', '9 3 2 3'] as const;
/** Most charts in a report, those with the most grades. */
const MOST_CHARTS = 12;

/** The marks, defined once for all charts of a page. */
export const CHART_SHAPES = new Markup(`<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>
<circle id="dot" r="4"/><rect id="square" x="-3.5" y="-3.5" width="7" height="7"/><path id="rhomb" d="M0-5.5 5.5 0 0 5.5-5.5 0Z"/><path id="triangle" d="M0-5 5 4H-5Z"/>
</defs></svg>
`);

/** A line of a chart: one grader. */
interface Line {
  readonly series: TrendSeries;
  readonly points: readonly ChartPoint[];
  readonly shape: string;
  readonly dash: string;
}

/** A chart for each rubric: expected score over time with its spread, a line for each grader, and a table of what is drawn. */
export function trendCharts({ series, markers }: Trend): Markup {
  const byRubric = [...groupBy(series, ({ rubricName }) => rubricName)].sort(([, a], [, b]) => gradesOf(b) - gradesOf(a));
  if (byRubric.length === 0) return NOTHING;
  const left = byRubric.length - MOST_CHARTS;
  const note = left > 0 ? html`<p class="soft">Drawn are the ${MOST_CHARTS} rubrics with the most grades, and ${left} are not.</p>` : NOTHING;
  return html`<h2>Trend</h2>
<p class="soft">Expected score over time. The bar behind a point is its spread. Only grades of one grader are joined; a dotted upright line marks the first grade of another.</p>
${CHART_SHAPES}${byRubric.slice(0, MOST_CHARTS).map(([name, own]) => chart(name, own, markers.filter(({ rubricName }) => rubricName === name)))}${note}`;
}

function gradesOf(series: readonly TrendSeries[]): number {
  return series.reduce((sum, { points }) => sum + points.length, 0);
}

function chart(name: string, series: readonly TrendSeries[], markers: readonly TrendMarker[]): Markup {
  const lines = series.map((each, index): Line => ({ series: each, points: chartPoints(each), shape: SHAPES[index % SHAPES.length] ?? 'dot', dash: DASHES[index % DASHES.length] ?? 'none' }));
  const times = series.flatMap(({ points }) => [points[0]?.createdAt ?? 0, points.at(-1)?.createdAt ?? 0]);
  const first = Math.min(...times);
  const last = Math.max(...times);
  const x = (at: number): string => percent(timeShare(at, first, last));
  const label = `Expected score of ${name} over time, ${gradesOf(series)} grades by ${series.length} graders`;
  return html`<figure><figcaption>${name}</figcaption>
<div class="chart"><div class="scores" aria-hidden="true">${SCORES.toReversed().map((score) => html`<span>${score}</span>`)}</div>
<svg class="plot" role="img" aria-label="${label}">${SCORES.map(gridLine)}${lines.map((line) => spreadMarkup(line, x))}${markers.map(({ at }) => html`<line class="change" x1="${x(at)}" x2="${x(at)}" y1="0%" y2="100%"/>`)}
${lines.map((line) => lineMarkup(line, x))}</svg>
<div class="times" aria-hidden="true"><span>${timeText(first)}</span><span>${first === last ? '' : timeText(last)}</span></div></div>
${series.length === 1 && markers.length === 0 ? NOTHING : key(lines, markers)}${dataTable(name, lines)}</figure>
`;
}

function gridLine(score: number): Markup {
  return html`<line class="grid" x1="0%" x2="100%" y1="${y(score)}" y2="${y(score)}"/>`;
}

function y(score: number): string {
  return percent(scoreShare(score));
}

function spreadMarkup({ points }: Line, x: (at: number) => string): Markup {
  return html`${points.map(({ at, expected, spread }) => html`<line class="spread" x1="${x(at)}" x2="${x(at)}" y1="${y(expected + spread)}" y2="${y(expected - spread)}"/>`)}
`;
}

function lineMarkup({ points, shape, dash }: Line, x: (at: number) => string): Markup {
  const joins = points.slice(1).map(({ at, expected }, index) => {
    const before = points[index];
    return before === undefined ? NOTHING : html`<line class="join" stroke-dasharray="${dash}" x1="${x(before.at)}" y1="${y(before.expected)}" x2="${x(at)}" y2="${y(expected)}"/>`;
  });
  const marks = points.map(({ at, expected }) => html`<use class="mark" href="#${shape}" x="${x(at)}" y="${y(expected)}"/>`);
  return html`${joins}${marks}
`;
}

function key(lines: readonly Line[], markers: readonly TrendMarker[]): Markup {
  const graders = lines.map(({ series, shape, dash }) => html`<li><svg aria-hidden="true"><line class="join" stroke-dasharray="${dash}" x1="0" x2="100%" y1="50%" y2="50%"/><use class="mark" href="#${shape}" x="50%" y="50%"/></svg>${graderName(series)}</li>`);
  const changes = markers.map(({ at, changed }) => html`<li><svg aria-hidden="true"><line class="change" x1="50%" x2="50%" y1="0" y2="100%"/></svg>${timeText(at)}: ${changedText(changed)}</li>`);
  return html`<ul class="key">${graders}${changes}</ul>`;
}

function graderName({ modelName, rubricHash, graderFingerprint }: TrendSeries): string {
  return `${modelName ?? 'no evaluator'}, rubric version ${rubricHash.slice(0, 7)}, grader ${graderFingerprint.slice(0, 7)}`;
}

function changedText(changed: TrendMarker['changed']): string {
  return changed === 'settings' ? 'the settings of the grader changed' : `the ${changed} changed`;
}

function dataTable(name: string, lines: readonly Line[]): Markup {
  const rows = lines.flatMap(({ series, points }) => points.map(({ at, count, expected, spread }) => [timeText(at), expected.toFixed(2), spread.toFixed(2), String(count), graderName(series)]));
  return html`<details class="data"><summary>Numbers of this chart</summary>${table(`Trend of ${name}`, ['From', 'Expected score', 'Spread', 'Grades', 'Grader'], rows)}</details>`;
}

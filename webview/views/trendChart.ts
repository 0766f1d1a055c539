import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { bandPath, linePath } from '../charts/paths.ts';
import { scoreFromTop } from '../charts/scale.ts';
import type { DrawnSeries, PlacedMarker, TrendGeometry } from '../charts/trendGeometry.ts';
import type { Tick } from '../charts/timeTicks.ts';
import type { PanelActions } from '../model.ts';
import { counted } from '../text/numbers.ts';
import { trendKeys } from './trendKeys.ts';
import { trendPoint } from './trendPoint.ts';
import { changedWord, markerSentence } from './trendWords.ts';

const AXIS_SCORES = [5, 4, 3, 2, 1];
/** More bands than these hide each other. */
const MOST_BANDS = 3;
/** More ticks than these have no room in a narrow panel. */
const MOST_NARROW_TICKS = 3;

/**
 * Expected scores over time, one line per grader. Lines and areas are stretched to the width, the rest is placed in per cent, so that
 * the chart needs no measuring and no drawing again when the panel changes its width.
 */
export function trendChart(geometry: TrendGeometry, actions: PanelActions): TemplateResult {
  const on = trendKeys(actions);
  const count = geometry.series.reduce((sum, { points }) => sum + points.length, 0);
  // The listeners stand on the frame: an SVG element that listens for the focus would take it, in Chromium.
  return html`<div class="trend-chart" @click=${on.click} @keydown=${on.key} @focusin=${on.focus}>
    <svg class="y-axis" aria-hidden="true" focusable="false">${AXIS_SCORES.map((score) => svg`<text x="100%" y="${scoreFromTop(score)}%" dy="0.32em">${score}</text>`)}</svg>
    <svg class="trend-plot" role="group" aria-label=${plotLabel(geometry, count)}>
      ${AXIS_SCORES.map((score) => svg`<line class="rule" x1="0" x2="100%" y1="${scoreFromTop(score)}%" y2="${scoreFromTop(score)}%"></line>`)}
      ${geometry.markers.map(marker)} ${stretched(geometry.series)}
      ${geometry.series.map((series, index) => pointsOf(series, index, geometry.series.length))}
    </svg>
    <svg class="x-axis" aria-hidden="true" focusable="false">${geometry.ticks.map((each, index, all) => tick(each, all.length > MOST_NARROW_TICKS && index % 2 === 1))}</svg>
  </div>`;
}

function plotLabel({ series }: TrendGeometry, count: number): string {
  return `Expected score over time: ${counted(count, 'point')} on ${counted(series.length, 'line')}. Arrow keys move, Enter opens the grade.`;
}

function stretched(all: readonly DrawnSeries[]): TemplateResult {
  return svg`<svg class="stretched" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
    ${all.length > MOST_BANDS ? nothing : all.map(({ points }, index) => svg`<path class="band series-${index}" d=${bandPath(points)}></path>`)}
    ${all.map(({ points, style }, index) => svg`<path class="line series-${index}" stroke-dasharray=${style.dashes} d=${linePath(points)}></path>`)}
  </svg>`;
}

function pointsOf({ points, style }: DrawnSeries, series: number, lines: number): TemplateResult {
  const alone = points.length === 1 && lines <= MOST_BANDS;
  const drawn = repeat(
    points,
    ({ point }) => point.id,
    (placed, index) => trendPoint(placed, { series, style, whisker: alone, tabStop: series === 0 && index === points.length - 1 }),
  );
  const last = points.at(-1);
  const letter = last === undefined || lines === 1 ? nothing : svg`<text class="letter" aria-hidden="true" x="${last.x}%" y="${scoreFromTop(last.expectedScore)}%" dx="8" dy="-6">${style.letter}</text>`;
  return svg`<g class="series-${series}">${drawn}${letter}</g>`;
}

function marker({ marker: changed, x, labelled, leftwards }: PlacedMarker): TemplateResult {
  const label = svg`<text x="${x}%" y="0" dx=${leftwards ? -4 : 4} dy="-8" text-anchor=${leftwards ? 'end' : 'start'}>${changedWord(changed)}</text>`;
  return svg`<g class="marker" aria-hidden="true"><title>${markerSentence(changed)}</title>
    <line x1="${x}%" x2="${x}%" y1="-16" y2="100%"></line>${labelled ? label : nothing}
  </g>`;
}

// Every other label goes where there is no room for all.
function tick({ x, label }: Tick, minor: boolean): TemplateResult {
  const anchor = x < 8 ? 'start' : x > 92 ? 'end' : 'middle';
  return svg`<g class=${minor ? 'tick minor' : 'tick'}><line x1="${x}%" x2="${x}%" y1="0" y2="4"></line><text x="${x}%" y="16" text-anchor=${anchor}>${label}</text></g>`;
}

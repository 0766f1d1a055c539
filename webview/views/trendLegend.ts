import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Trend } from '../../src/core/history/trend.ts';
import { seriesDetail } from '../charts/seriesName.ts';
import type { DrawnSeries, TrendGeometry } from '../charts/trendGeometry.ts';
import { counted, wholeNumber } from '../text/numbers.ts';
import { markerSentence } from './trendWords.ts';

const MOST_MARKERS = 5;

/** Which line is whose, how to read the axis, and what changed when. */
export function trendLegend(trend: Trend, geometry: TrendGeometry): TemplateResult {
  return html`<ul class="legend" aria-label="Lines">${geometry.series.map((drawn, index) => legendLine(drawn, index, trend))}</ul>
    <p class="chart-note muted">
      ${bandNote(geometry)}
      ${geometry.kind === 'order' ? 'Evenly spaced in the order of grading, since most grades lie close together in time.' : nothing}
      ${geometry.undrawn > 0 ? `${counted(geometry.undrawn, 'older line')} not drawn: choose a rubric to see fewer at once.` : nothing}
      ${trend.cut ? `Only the newest ${counted(trend.series.reduce((sum, { points }) => sum + points.length, 0), 'grade')} are counted.` : nothing}
    </p>
    ${changes(trend)}`;
}

function legendLine({ series, style, points }: DrawnSeries, index: number, { series: all }: Trend): TemplateResult {
  return html`<li class="series-${index}">
    <svg class="sample" aria-hidden="true" focusable="false" viewBox="0 0 36 12">
      <line class="line" x1="0" x2="36" y1="6" y2="6" stroke-dasharray=${style.dashes}></line>${svg`<path class="shape" transform="translate(18 6)" d=${style.shape}></path>`}
    </svg>
    <b>${style.letter}</b>
    <span><bdi>${series.rubricName}</bdi> <span class="muted"><bdi>${seriesDetail(series, all)}</bdi>, ${counted(series.points.length, 'grade')}${points.length < series.points.length ? `, ${wholeNumber(points.length)} drawn` : nothing}</span></span>
  </li>`;
}

function bandNote({ series }: TrendGeometry): string {
  return series.length > 3 ? 'The spread of a point is drawn while it has the focus or the pointer. ' : 'The band is one standard deviation to either side. ';
}

function changes({ markers }: Trend): unknown {
  if (markers.length === 0) return nothing;
  const shown = markers.slice(-MOST_MARKERS).toReversed();
  const more = markers.length - shown.length;
  return html`<div class="changes">
    <p>Grades before and after a change are not comparable:</p>
    <ul>${shown.map((marker) => html`<li><bdi>${markerSentence(marker)}</bdi></li>`)}${more > 0 ? html`<li class="muted">and ${wholeNumber(more)} earlier</li>` : nothing}</ul>
  </div>`;
}

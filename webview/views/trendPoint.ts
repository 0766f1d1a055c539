import { svg, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { whisker } from '../charts/paths.ts';
import { rounded, scoreFromTop } from '../charts/scale.ts';
import type { SeriesStyle } from '../charts/seriesStyle.ts';
import type { PlacedPoint } from '../charts/trendGeometry.ts';
import { pointLabel } from './trendWords.ts';

/** Where a point stands among the others. */
export interface PointPlace {
  /** Index of its line. */
  readonly series: number;
  readonly style: SeriesStyle;
  /** Whether the Tab key stops here. */
  readonly tabStop: boolean;
  /** The whisker is drawn always, not only while the point is looked at. */
  readonly whisker: boolean;
}

/** A point that has the focus or not, and opens its grade. The inner frame puts the origin where the point is. */
export function trendPoint(placed: PlacedPoint, place: PointPlace): TemplateResult {
  const y = scoreFromTop(placed.expectedScore);
  const { top, bottom } = whisker(placed);
  const label = pointLabel(placed.point, place.style.letter);
  // Moving by keyboard sets the Tab stop in the page itself, hence `live`.
  return svg`<svg x="${placed.x}%" y="${y}%" overflow="visible">
    <g class=${place.whisker ? 'point whiskered' : 'point'} role="button" aria-label=${label} tabindex=${live(place.tabStop ? '0' : '-1')}
      data-point-id=${placed.point.id} data-series=${place.series} data-x=${placed.x}>
      <title>${label.replaceAll(', ', '\n')}</title>
      <line class="whisker" y1="${rounded(top - y)}%" y2="${rounded(bottom - y)}%"></line>
      <circle class="hit" r="9"></circle>
      <path class="shape" d=${place.style.shape}></path>
    </g>
  </svg>`;
}

import type { PanelActions } from '../model.ts';
import { pointAfterKey } from '../charts/pointMoves.ts';

/** The listeners of the chart, one for all points. */
export interface ChartListeners {
  readonly click: (event: MouseEvent) => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly focus: (event: FocusEvent) => void;
}

const POINTS = '[data-point-id]';

/** Arrow keys, Home, End and Page keys move; Enter, Space and a click open the grade. */
export function trendKeys({ dispatch, post }: PanelActions): ChartListeners {
  const open = (point: SVGElement): void => {
    const gradeId = point.dataset['pointId'] ?? '';
    dispatch({ type: 'select-asked', gradeId });
    post({ type: 'select', gradeId });
  };
  return {
    click: (event) => {
      withPoint(event, open);
    },
    key: (event) => {
      withPoint(event, (point) => {
        const opens = event.key === 'Enter' || event.key === ' ';
        if (opens) open(point);
        if (opens || moveFocus(point, event.key)) event.preventDefault();
      });
    },
    focus: (event) => {
      withPoint(event, takeTabStop);
    },
  };
}

function withPoint(event: Event, use: (point: SVGElement) => void): void {
  const point = event.target instanceof Element ? event.target.closest<SVGElement>(POINTS) : null;
  if (point !== null) use(point);
}

function pointsBeside(point: SVGElement): readonly SVGElement[] {
  return [...(point.closest('.trend-plot')?.querySelectorAll<SVGElement>(POINTS) ?? [])];
}

function moveFocus(point: SVGElement, key: string): boolean {
  const points = pointsBeside(point);
  const walked = points.map(({ dataset }) => ({ series: Number(dataset['series']), x: Number(dataset['x']) }));
  const next = pointAfterKey(key, points.indexOf(point), walked);
  if (next === null) return false;
  points[next]?.focus();
  return true;
}

// In the page alone: which point is looked at is nobody else's business.
function takeTabStop(point: SVGElement): void {
  for (const other of pointsBeside(point)) other.setAttribute('tabindex', other === point ? '0' : '-1');
}

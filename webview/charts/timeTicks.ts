import type { Placement } from './placement.ts';
import { clockLabel, dayLabel, roundTimes } from './timeSteps.ts';

/** A named place on the axis of time. */
export interface Tick {
  /** Per cent from the start. */
  readonly x: number;
  readonly label: string;
}

const MOST_TICKS = 6;

/** Ticks for placed moments (milliseconds, ascending): round times when to scale, else the first run of a day. At most six. */
export function timeTicks(times: readonly number[], placement: Placement): readonly Tick[] {
  const [from, to] = [times[0], times.at(-1)];
  if (from === undefined || to === undefined) return [];
  if (placement.kind === 'order') return orderTicks(times, placement.positions);
  const round = roundTimes(from, to, MOST_TICKS).map(({ at, label }) => ({ x: placement.at(at), label }));
  return round.length > 0 ? round : [{ x: placement.at(from), label: dayLabel(from) }];
}

function orderTicks(times: readonly number[], positions: readonly number[]): readonly Tick[] {
  const days = times.map(dayLabel);
  const starts = days.flatMap((day, index) => (day === days[index - 1] ? [] : [index]));
  const oneDay = starts.length === 1;
  const found = oneDay ? times.map((_, index) => index) : starts;
  const label = (index: number): string => (oneDay ? clockLabel(times[index] ?? 0) : (days[index] ?? ''));
  return spaced(found.map((index) => ({ x: positions[index] ?? 0, label: label(index) })));
}

// From left to right, each that is far enough from the one before.
function spaced(ticks: readonly Tick[]): readonly Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) if (kept.length === 0 || tick.x - (kept.at(-1)?.x ?? 0) >= 100 / MOST_TICKS) kept.push(tick);
  return kept;
}

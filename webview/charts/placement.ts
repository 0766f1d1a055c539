import { percentAlong, rounded } from './scale.ts';

/** Where moments lie along the axis, in per cent from its start. */
export interface Placement {
  /** `time`: to scale. `order`: one step from each moment to the next, however long it was. */
  readonly kind: 'time' | 'order';
  /** For each moment, in their order. */
  readonly positions: readonly number[];
  /** Where something that happened at this time lies: before the first moment that is not earlier. */
  readonly at: (time: number) => number;
}

/** A step shorter than this part of an even step is one that the eye cannot tell. */
const TOO_SHORT = 0.25;

/**
 * Places moments (milliseconds, ascending) along an axis. People grade in bursts: twenty runs in an hour, then none for a week. To
 * scale such a burst is one blot, so when most steps would be too short to tell, the axis goes by order, and its ticks say the days.
 */
export function placeMoments(times: readonly number[]): Placement {
  return times.length > 1 && inBursts(times) ? byOrder(times) : byTime(times);
}

function inBursts(times: readonly number[]): boolean {
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const shortest = (TOO_SHORT * span) / (times.length - 1);
  const short = times.filter((time, index) => index > 0 && time - (times[index - 1] ?? time) <= shortest);
  return short.length > (times.length - 1) / 2;
}

function byTime(times: readonly number[]): Placement {
  const domain = [times[0] ?? 0, times.at(-1) ?? 0] as const;
  const at = (time: number): number => percentAlong(time, domain);
  return { kind: 'time', positions: times.map(at), at };
}

function byOrder(times: readonly number[]): Placement {
  const step = 100 / times.length;
  return {
    kind: 'order',
    positions: times.map((_, index) => rounded((index + 0.5) * step)),
    at: (time) => rounded(firstNotBefore(times, time) * step),
  };
}

function firstNotBefore(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

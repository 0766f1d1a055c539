type Unit = 'year' | 'month' | 'day' | 'hour' | 'minute';

interface Step {
  readonly unit: Unit;
  readonly count: number;
}

const UNITS: readonly Unit[] = ['year', 'month', 'day', 'hour', 'minute'];
const MINUTE = 60_000;
const LENGTHS: Readonly<Record<Unit, number>> = { minute: MINUTE, hour: 60 * MINUTE, day: 1440 * MINUTE, month: 30.44 * 1440 * MINUTE, year: 365.25 * 1440 * MINUTE };
const COUNTS: Readonly<Record<Unit, readonly number[]>> = { minute: [1, 5, 15, 30], hour: [1, 3, 6, 12], day: [1, 2, 7, 14], month: [1, 3, 6], year: [1, 2, 5, 10, 20, 50] };
const STEPS: readonly Step[] = UNITS.toReversed().flatMap((unit) => COUNTS[unit].map((count) => ({ unit, count })));

const FORMATS = {
  year: new Intl.DateTimeFormat('en-GB', { year: 'numeric' }),
  month: new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' }),
  day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }),
  hour: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }),
};

/** A round moment and its name. */
export interface RoundTime {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly label: string;
}

/** Round moments of the local time zone from `from` to `to`, ascending, at most `most` of them; maybe none. */
export function roundTimes(from: number, to: number, most: number): readonly RoundTime[] {
  const step = STEPS.find(({ unit, count }) => (to - from) / (LENGTHS[unit] * count) <= most - 1) ?? { unit: 'year', count: 100 };
  const times: RoundTime[] = [];
  // One step too many at either end, since a month or a day may be shorter than its usual length.
  for (let index = 0; index <= most + 2; index += 1) {
    const at = stepped(from, step, index);
    if (at >= from && at <= to && at > (times.at(-1)?.at ?? -Infinity)) times.push({ at, label: labelOf(at, step.unit) });
  }
  return times.slice(0, most);
}

/** A day as `24 Nov`. */
export function dayLabel(at: number): string {
  return labelOf(at, 'day');
}

/** A time of day as `14:03`. */
export function clockLabel(at: number): string {
  return labelOf(at, 'hour');
}

function labelOf(at: number, unit: Unit): string {
  return FORMATS[unit === 'minute' ? 'hour' : unit].format(at);
}

function stepped(from: number, { unit, count }: Step, index: number): number {
  const date = new Date(from);
  const first = { year: 0, month: 0, day: 1, hour: 0, minute: 0 };
  const now = { year: date.getFullYear(), month: date.getMonth(), day: date.getDate(), hour: date.getHours(), minute: date.getMinutes() };
  const depth = UNITS.indexOf(unit);
  const field = (name: Unit): number => {
    const place = UNITS.indexOf(name);
    if (place > depth) return first[name];
    return place < depth ? now[name] : first[name] + Math.floor((now[name] - first[name]) / count) * count + index * count;
  };
  return new Date(field('year'), field('month'), field('day'), field('hour'), field('minute')).getTime();
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `long` reads as a sentence (`5 minutes ago`), `narrow` fits a list (`5m ago`). */
export type TimeStyle = 'long' | 'narrow';

/**
 * How long ago something was, for people; a date once a week has passed. Times in milliseconds since
 * the epoch. A time in the future (another clock) reads as now.
 */
export function relativeTime(then: number, now: number, style: TimeStyle): string {
  const elapsed = now - then;
  if (elapsed < MINUTE) return style === 'long' ? 'just now' : 'now';
  if (elapsed >= 7 * DAY) return calendarDate(then, now);
  const format = new Intl.RelativeTimeFormat('en', { style, numeric: 'auto' });
  if (elapsed < HOUR) return format.format(-Math.floor(elapsed / MINUTE), 'minute');
  if (elapsed < DAY) return format.format(-Math.floor(elapsed / HOUR), 'hour');
  return format.format(-Math.floor(elapsed / DAY), 'day');
}

/** Date and time in full, in the person's own time zone. */
export function absoluteTime(then: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' }).format(then);
}

function calendarDate(then: number, now: number): string {
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', ...year }).format(then);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Made once: a formatter costs more than all that it formats.
const AGO = {
  long: new Intl.RelativeTimeFormat('en', { style: 'long', numeric: 'auto' }),
  narrow: new Intl.RelativeTimeFormat('en', { style: 'narrow', numeric: 'auto' }),
};
const DAY_AND_MONTH = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const DAY_MONTH_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const IN_FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });

/** `long` reads as a sentence (`5 minutes ago`), `narrow` fits a list (`5m ago`). */
export type TimeStyle = keyof typeof AGO;

/**
 * How long ago something was, for people; a date once a week has passed. Times in milliseconds since
 * the epoch. A time in the future (another clock) reads as now.
 */
export function relativeTime(then: number, now: number, style: TimeStyle): string {
  const elapsed = now - then;
  if (elapsed < MINUTE) return style === 'long' ? 'just now' : 'now';
  if (elapsed >= 7 * DAY) return calendarDate(then, now);
  const format = AGO[style];
  if (elapsed < HOUR) return format.format(-Math.floor(elapsed / MINUTE), 'minute');
  if (elapsed < DAY) return format.format(-Math.floor(elapsed / HOUR), 'hour');
  return format.format(-Math.floor(elapsed / DAY), 'day');
}

/** Date and time in full, in the person's own time zone. */
export function absoluteTime(then: number): string {
  return IN_FULL.format(then);
}

/** A day as it is written with its year: `24 Nov 2026`. */
export function dayName(then: number): string {
  return DAY_MONTH_YEAR.format(then);
}

function calendarDate(then: number, now: number): string {
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? DAY_AND_MONTH : DAY_MONTH_YEAR).format(then);
}

import type { DownloadFailure, Setback } from './failure.ts';

const BRIEF_TROUBLE: readonly number[] = [408, 425, 429];

/**
 * Whether the same request may succeed later. Without any answer so far there is likely no way to the server, and one
 * that gave a right range before is likely to do so again.
 */
export function mayPass(setback: Setback, hasAnswered: boolean, hasRanges: boolean): boolean {
  switch (setback.kind) {
    case 'refused':
      return setback.status >= 500 || BRIEF_TROUBLE.includes(setback.status);
    case 'unreachable':
      return hasAnswered;
    case 'no-ranges':
      return hasRanges;
    case 'dropped':
    case 'stalled':
      return true;
    default:
      return false;
  }
}

/** How long to wait before the try after `failures` failed ones, in ms: what the server asks for, or twice as long each time. */
export function pauseMs(setback: Setback, failures: number, firstMs: number): number {
  const asked = setback.kind === 'refused' ? setback.retryAfterMs : null;
  return asked ?? firstMs * 2 ** Math.min(failures - 1, 6);
}

/** `Retry-After` in ms: seconds or a date (RFC 9110, 10.2.3); null when there is none that can be read. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  // The parser takes nearly everything for a date; those of HTTP name their zone.
  const date = header.trim().endsWith('GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** The failure of a download that stops at this. */
export function giveUp(setback: Exclude<Setback, { kind: 'changed' }>, url: string): DownloadFailure {
  switch (setback.kind) {
    case 'final':
      return setback.failure;
    case 'refused': {
      const { status, retryAfterMs } = setback;
      if (status === 404 || status === 410) return { kind: 'not-found', url };
      return { kind: 'refused', status, retryAfterSeconds: retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000) };
    }
    case 'no-ranges':
      return { kind: 'refused', status: setback.status, retryAfterSeconds: null };
    case 'stalled':
      return { kind: 'stalled', afterSeconds: setback.afterMs / 1000 };
    default:
      return setback;
  }
}

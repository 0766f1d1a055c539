/** How often a request is sent again, and after what pause. */
export interface ServerRetryPolicy {
  /** Times it is sent in all. */
  readonly attempts: number;
  /** Pause before the second attempt in milliseconds; doubles with each further one. */
  readonly firstPauseMs: number;
  /** The longest pause that a server may ask for, in milliseconds. */
  readonly longestPauseMs: number;
}

/** About eight seconds of patience, or as long as the server asks for, up to a minute at a time. */
export const SERVER_RETRY_POLICY: ServerRetryPolicy = { attempts: 5, firstPauseMs: 500, longestPauseMs: 60_000 };

/** Statuses that say "later", not "never". */
export function isPassing(status: number): boolean {
  return status === 429 || status === 500 || status === 502 || status === 503 || status === 504;
}

/**
 * Milliseconds to wait after so many failed attempts (1 or more). `Retry-After` (seconds, or an HTTP date) is honoured up to the
 * longest pause; else the pause doubles, and up to half of it is left to chance (`random`, 0..1), so that many clients do not return together.
 */
export function pauseAfter(failed: number, retryAfter: string | null, policy: ServerRetryPolicy, now: number, random: number): number {
  const asked = retryAfter === null ? null : askedPause(retryAfter.trim(), now);
  if (asked !== null) return Math.min(asked, policy.longestPauseMs);
  const pause = policy.firstPauseMs * 2 ** (failed - 1);
  return Math.min(pause * (1 - random / 2), policy.longestPauseMs);
}

function askedPause(value: string, now: number): number | null {
  if (/^\d{1,9}(?:\.\d+)?$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

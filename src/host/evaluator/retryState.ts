/** How often the evaluator process died unasked since its last success, and when. Pure. */
export interface RetryState {
  readonly crashes: number;
  /** Milliseconds on the clock of the caller. */
  readonly lastCrashAt: number;
}

/** How the process is started again. */
export interface RetryPolicy {
  /** Starts after a crash before the supervisor gives up. */
  readonly maxRestarts: number;
  /** Wait before the first restart in milliseconds; doubles with each further one. */
  readonly firstBackoffMs: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = { maxRestarts: 3, firstBackoffMs: 500 };

export const NO_CRASHES: RetryState = { crashes: 0, lastCrashAt: 0 };

/** What to do about the next start. */
export type RetryDecision = { readonly kind: 'start'; readonly waitMs: number } | { readonly kind: 'give-up'; readonly restarts: number };

/** The state after a crash at `now`. */
export function afterCrash(state: RetryState, now: number): RetryState {
  return { crashes: state.crashes + 1, lastCrashAt: now };
}

/** Whether and when the process may start: at once when it never crashed, later after each crash, never after too many. */
export function decideStart(state: RetryState, policy: RetryPolicy, now: number): RetryDecision {
  if (state.crashes === 0) return { kind: 'start', waitMs: 0 };
  if (state.crashes > policy.maxRestarts) return { kind: 'give-up', restarts: policy.maxRestarts };
  const backoff = policy.firstBackoffMs * 2 ** (state.crashes - 1);
  return { kind: 'start', waitMs: Math.max(0, state.lastCrashAt + backoff - now) };
}

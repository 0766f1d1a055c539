/** How feedback is sampled. The score itself is always read from the raw distribution. */
export interface Sampler {
  /** 0 is greedy; then `topP` and `seed` have no effect. Range 0..2. */
  readonly temperature: number;
  /** Nucleus mass, (0, 1]. */
  readonly topP: number;
  /** Unsigned 32-bit. */
  readonly seed: number;
  /** Longest feedback in tokens; reaching it without a verdict is *ungraded* (cut off). */
  readonly maxFeedbackTokens: number;
}

/** Greedy and seeded, so that the same input gives the same grade twice. */
export const DEFAULT_SAMPLER: Sampler = { temperature: 0, topP: 1, seed: 0, maxFeedbackTokens: 1024 };

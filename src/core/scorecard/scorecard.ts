/** One response is graded against several rubrics (a `*.scorecard.yaml` file). */
export interface Scorecard {
  /** Short identifier, shown in diagnostics, e.g. `supportive-reply`. */
  readonly name: string;
  readonly description?: string;
  /** At least one, in the order in which they grade. */
  readonly rubrics: readonly ScorecardEntry[];
  /** Lowest acceptable weighted total, 1..5. */
  readonly threshold?: number;
}

/** One rubric of a scorecard. */
export interface ScorecardEntry {
  /** The name of a rubric, or the path of its file relative to the scorecard's (see `isFileReference`). */
  readonly rubric: string;
  /** How much the rubric counts in the total; above 0, at most `MAX_WEIGHT`. */
  readonly weight: number;
  /** Lowest acceptable expected score, 1..5; the rubric's own threshold when left out. */
  readonly threshold?: number;
}

/** Weight of an entry that names none. */
export const DEFAULT_WEIGHT = 1;

/** The largest weight; far above any use. */
export const MAX_WEIGHT = 1000;

/** Where scorecard files are looked for in a workspace folder. */
export const SCORECARD_GLOB = '**/*.scorecard.{yaml,yml}';

/** Whether a path or URI is that of a scorecard file. */
export function isScorecardFile(path: string): boolean {
  return /\.scorecard\.ya?ml$/.test(path);
}

/** Whether an entry names its rubric by the path of a file: it ends in `.yaml` or `.yml`. */
export function isFileReference(rubric: string): boolean {
  return /\.ya?ml$/.test(rubric);
}

import type { ScorePosition } from '../../core/grading/evaluator.ts';

/** Where the writing stands: token ids, or text. */
export type Position = { readonly kind: 'tokens'; readonly tokens: readonly number[] } | { readonly kind: 'text'; readonly text: string };

/** One token after the marker, with the raw probability of each digit in its place; null when the server told none. */
export interface Step {
  readonly text: string;
  readonly digitProbabilities: ScorePosition['digitProbabilities'] | null;
}

/** One way to continue a prompt. */
export interface WriteOrder {
  readonly position: Position;
  /** Whether the model has just written up to there, else the position is that of a new prompt. */
  readonly isContinued: boolean;
  readonly maxTokens: number;
  /** Where it ends on its own; null writes through it. */
  readonly stop: string | null;
}

/** What was written, how it ended, and the position after it; `stopped` is the end of the turn or a loop. */
export interface Written {
  readonly ended: 'marker' | 'stopped' | 'limit';
  readonly position: Position;
  readonly tokens: number;
}

/** Text of up to `longest` tokens after a marker, read greedily. */
export interface Continued {
  readonly steps: readonly Step[];
  /** The model ended its turn. */
  readonly ended: boolean;
}

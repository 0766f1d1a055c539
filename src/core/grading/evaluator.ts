import type { AbortSignalLike } from '../support/abort.ts';
import type { Result } from '../support/result.ts';
import type { PromptFamily } from './family.ts';
import type { Prompt, PromptPart } from './prompt.ts';
import type { Sampler } from './sampler.ts';

/** Everything about an evaluator that can change a grade. */
export interface EvaluatorIdentity {
  /** `general.name` of the GGUF, or its file name. */
  readonly modelName: string;
  /** Hex SHA-256 that tells two model files apart (see the host's model fingerprint); for a server, over all that it says of its model. */
  readonly modelHash: string;
  readonly family: PromptFamily;
  /** Engine, version and what else changes its grades, e.g. `node-llama-cpp 3.22.1`, `node-llama-cpp 3.22.1, q8_0 cache` or `llama-server b4242 at 127.0.0.1:8080`. */
  readonly engine: string;
  /** Context window in tokens; 0 when a server does not tell it. */
  readonly contextTokens: number;
  /** True for a model that shows the flow but is far too small to judge. */
  readonly demonstrationOnly: boolean;
}

/** Expected failures of an evaluator; each is shown with what to do next. */
export type EvaluatorFailure =
  | { readonly kind: 'no-model' }
  | { readonly kind: 'file-missing'; readonly path: string }
  | { readonly kind: 'not-a-gguf'; readonly path: string; readonly detail: string }
  | { readonly kind: 'truncated'; readonly path: string; readonly expectedBytes: number; readonly actualBytes: number }
  | { readonly kind: 'unknown-architecture'; readonly path: string; readonly architecture: string }
  | { readonly kind: 'out-of-memory'; readonly detail: string }
  | { readonly kind: 'load-failed'; readonly path: string; readonly detail: string }
  | { readonly kind: 'context-too-small'; readonly promptTokens: number; readonly contextTokens: number }
  | { readonly kind: 'out-of-time'; readonly seconds: number }
  | { readonly kind: 'crashed'; readonly signal: string | null; readonly exitCode: number | null }
  | { readonly kind: 'gave-up'; readonly restarts: number }
  | { readonly kind: 'evaluator-changed' }
  /** An error that the engine or the process around it threw, in its own words. */
  | { readonly kind: 'engine-failed'; readonly detail: string }
  /** No answer: refused, unknown name, broken or silent connection. */
  | { readonly kind: 'server-unreachable'; readonly url: string; readonly detail: string }
  /** An answer with an HTTP status that says no. */
  | { readonly kind: 'server-refused'; readonly url: string; readonly status: number; readonly detail: string }
  | { readonly kind: 'server-model-missing'; readonly url: string; readonly model: string; readonly available: readonly string[] }
  /** The server lacks something that grading needs, or answers in a way that is not understood. */
  | { readonly kind: 'server-incapable'; readonly url: string; readonly detail: string }
  | { readonly kind: 'cancelled' };

/** One request: the rendered prompt and how to sample the feedback. */
export interface EvaluationRequest {
  readonly prompt: Prompt;
  readonly sampler: Sampler;
  /**
   * For whom the prompt was rendered. Another evaluator, chosen while the request waited, does not take it
   * (`evaluator-changed`): formats are never mixed, and no grade names one evaluator and comes from another.
   */
  readonly evaluator?: Pick<EvaluatorIdentity, 'modelHash' | 'family'> & Partial<Pick<EvaluatorIdentity, 'engine'>>;
}

/** Progress of a running evaluation. */
export type EvaluationEvent =
  | { readonly kind: 'loading'; readonly fraction: number }
  | { readonly kind: 'prompt'; readonly evaluatedTokens: number; readonly totalTokens: number; readonly reusedTokens: number }
  | { readonly kind: 'feedback'; readonly delta: string; readonly tokens: number; readonly tokensPerSecond: number };

/**
 * How the feedback ended: with the `[RESULT]` marker that the model wrote, by being led to it after the
 * model stopped without one, or at the token limit (then no score is read).
 */
export type FeedbackEnding = 'marker' | 'led' | 'limit';

/** Token counts and times (milliseconds) of one evaluation. What the embedded engine takes to read the score is in none of them. */
export interface EvaluationUsage {
  readonly promptTokens: number;
  readonly reusedTokens: number;
  readonly generatedTokens: number;
  readonly promptMs: number;
  readonly feedbackMs: number;
}

/** What the model said: its feedback, and the raw reading at the score position. */
export interface Evaluation {
  /** Generated text before the marker, untrimmed. */
  readonly feedback: string;
  readonly ending: FeedbackEnding;
  /** Null when no score position was reached (`ending` is `limit`). */
  readonly scorePosition: ScorePosition | null;
  readonly usage: EvaluationUsage;
}

/** The raw reading where the score stands. */
export interface ScorePosition {
  /** Raw model probabilities of the digits 1..5 over the whole vocabulary, each 0..1, sum at most 1. */
  readonly digitProbabilities: readonly [number, number, number, number, number];
  /**
   * The model's own greedy continuation after the score marker, a few tokens long, special tokens
   * left out; `4`, `4.`, `4/5`, `3.5`. Parsed with the table of output endings, so that a `3.5` or `45` is not a score.
   */
  readonly continuation: string;
}

/** Passed to a running evaluation. */
export interface EvaluationOptions {
  readonly signal: AbortSignalLike;
  readonly onEvent: (event: EvaluationEvent) => void;
}

/** Port: a model that grades. Failures are values; a rejected promise is a bug. */
export interface Evaluator {
  /** Loads the model if needed and says who it is; `onEvent` is told of the loading. */
  identify(signal: AbortSignalLike, onEvent?: (event: EvaluationEvent) => void): Promise<Result<EvaluatorIdentity, EvaluatorFailure>>;
  evaluate(request: EvaluationRequest, options: EvaluationOptions): Promise<Result<Evaluation, EvaluatorFailure>>;
  /** Token counts of a prompt, per part and in all; nothing is generated. */
  countTokens(prompt: Prompt, signal: AbortSignalLike): Promise<Result<PromptTokenCount, EvaluatorFailure>>;
}

/** Tokens of a prompt; `parts` sums to `total` (template and BOS tokens count as `system`). */
export interface PromptTokenCount {
  readonly total: number;
  readonly parts: Readonly<Record<PromptPart, number>>;
}

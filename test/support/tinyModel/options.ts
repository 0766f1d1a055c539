import type { GgufValue } from './ggufWriter.ts';

/** P(1..5); positive, sums to 1. */
export type ScoreDistribution = readonly [number, number, number, number, number];

/** How the written model behaves; every field has a default. */
export interface TinyModelOptions {
  /** What the model writes before `[RESULT]`, whatever it reads. */
  readonly feedback?: string;
  /** P(1..5) when the prompt holds no cue. */
  readonly distribution?: ScoreDistribution;
  /**
   * Cue word -> P(1..5) when the prompt holds it, anywhere, in upper and lower case as given. Several cues: the
   * geometric mean, normalised; each occurrence counts. The rubric and the task are part of the prompt, so a cue should
   * be a word that they do not use.
   */
  readonly cues?: Readonly<Record<string, ScoreDistribution>>;
  /** Written after the digit, e.g. `.5` or `/5`. Default: nothing. */
  readonly afterScore?: string;
  /** Writes the feedback over and over, without `[RESULT]`. */
  readonly neverEnds?: boolean;
  /** Ends (EOS) after the feedback, without `[RESULT]`; led to it, the model still has its digits. */
  readonly noMarker?: boolean;
  /** Trained context in tokens. Default 8192. */
  readonly contextLength?: number;
  /** Jinja template; null writes none. Default: ChatML with control tokens. */
  readonly chatTemplate?: string | null;
  /** `general.name`; null writes none. */
  readonly name?: string | null;
  /** `general.architecture`; the binding loads `llama` and `qwen2`. */
  readonly architecture?: string;
  /** Metadata to add or to replace. */
  readonly keyValues?: Readonly<Record<string, GgufValue>>;
  /** Idle layers that make a token take several milliseconds; the file is sparse. */
  readonly slow?: boolean;
}

export const DEFAULT_FEEDBACK =
  'The response speaks to the person who asks and gives one clear step. It does not say why that step helps, so the advice stays thin.';

export const DEFAULT_DISTRIBUTION: ScoreDistribution = [0.05, 0.15, 0.6, 0.15, 0.05];

/** Cues of a model written without options. */
export const DEFAULT_CUES = {
  sorry: [0.02, 0.08, 0.2, 0.4, 0.3],
  whatever: [0.7, 0.2, 0.06, 0.03, 0.01],
  gladly: [0.01, 0.01, 0.03, 0.15, 0.8],
} as const satisfies Record<string, ScoreDistribution>;

export const CHATML_TEMPLATE =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

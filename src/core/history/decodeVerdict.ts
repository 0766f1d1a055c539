import type { Distribution, GradedVerdict, UngradedReason, UngradedVerdict, Verdict } from '../grading/verdict.ts';
import { flag, listOf, nullable, numberIn, object, tag, tagged, text, where, type Decoder } from './decode.ts';
import { decodeScore } from './decodeRubric.ts';

/** Sums of five floating-point products may miss their bounds by this much. */
const SLACK = 1e-6;

const anyNumber = numberIn(-Number.MAX_VALUE, Number.MAX_VALUE);
const probability = numberIn(0, 1 + SLACK);

function isDistribution(value: unknown): value is Distribution {
  return Array.isArray(value) && value.length === 5 && value.every((p) => typeof p === 'number' && p >= 0 && p <= 1 + SLACK);
}

const reason = tagged<UngradedReason>({
  'no-model': object({ kind: tag('no-model') }),
  'file-missing': object({ kind: tag('file-missing'), path: text }),
  'not-a-gguf': object({ kind: tag('not-a-gguf'), path: text, detail: text }),
  truncated: object({ kind: tag('truncated'), path: text, expectedBytes: anyNumber, actualBytes: anyNumber }),
  'unknown-architecture': object({ kind: tag('unknown-architecture'), path: text, architecture: text }),
  'out-of-memory': object({ kind: tag('out-of-memory'), detail: text }),
  'load-failed': object({ kind: tag('load-failed'), path: text, detail: text }),
  'context-too-small': object({ kind: tag('context-too-small'), promptTokens: anyNumber, contextTokens: anyNumber }),
  'out-of-time': object({ kind: tag('out-of-time'), seconds: anyNumber }),
  crashed: object({ kind: tag('crashed'), signal: nullable(text), exitCode: nullable(anyNumber) }),
  'gave-up': object({ kind: tag('gave-up'), restarts: anyNumber }),
  'evaluator-changed': object({ kind: tag('evaluator-changed') }),
  'engine-failed': object({ kind: tag('engine-failed'), detail: text }),
  'server-unreachable': object({ kind: tag('server-unreachable'), url: text, detail: text }),
  'server-refused': object({ kind: tag('server-refused'), url: text, status: anyNumber, detail: text }),
  'server-model-missing': object({ kind: tag('server-model-missing'), url: text, model: text, available: listOf(text) }),
  'server-incapable': object({ kind: tag('server-incapable'), url: text, detail: text }),
  cancelled: object({ kind: tag('cancelled') }),
  'cut-off': object({ kind: tag('cut-off'), limitTokens: anyNumber }),
  'not-a-score': object({ kind: tag('not-a-score'), output: text }),
});

const graded = object<GradedVerdict>({
  kind: tag('graded'),
  feedback: text,
  score: decodeScore,
  distribution: where(isDistribution, 'five probabilities'),
  expectedScore: numberIn(1 - SLACK, 5 + SLACK),
  confidence: probability,
  digitMass: probability,
  led: flag,
});

const ungraded = object<UngradedVerdict>({ kind: tag('ungraded'), feedback: text, reason });

/** Reads a verdict, graded or not. */
export const decodeVerdict: Decoder<Verdict> = tagged<Verdict>({ graded, ungraded });

import type { EvaluationUsage, EvaluatorIdentity } from '../grading/evaluator.ts';
import { PROMPT_FAMILIES } from '../grading/family.ts';
import type { Grade, GradedRubric, TextOrigin, TextPlace } from '../grading/grade.ts';
import type { NeutralisedMarker } from '../grading/neutralise.ts';
import type { Sampler } from '../grading/sampler.ts';
import type { GradingTexts } from '../grading/texts.ts';
import type { Result } from '../support/result.ts';
import { decode, flag, integerIn, listOf, nullable, numberIn, object, oneOf, optional, text, where, type Decoder } from './decode.ts';
import { decodeRubric } from './decodeRubric.ts';
import { decodeVerdict } from './decodeVerdict.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const count = integerIn(0, MAX);
const milliseconds = numberIn(0, Number.MAX_VALUE);

const origin: Decoder<TextOrigin> = oneOf(['record', 'section', 'set-by-user', 'rubric', 'asked', 'given', 'none']);

const place = object<TextPlace>({ uri: text, start: count, end: count });

const rubric = object<GradedRubric>({ rubric: decodeRubric, hash: text, uri: optional(text) });

const texts = object<GradingTexts>({ instruction: text, response: text, reference: optional(text) });

const evaluator = object<EvaluatorIdentity>({
  modelName: text,
  modelHash: text,
  family: oneOf(PROMPT_FAMILIES),
  engine: text,
  contextTokens: count,
  demonstrationOnly: flag,
});

const sampler = object<Sampler>({
  temperature: numberIn(0, Number.MAX_VALUE),
  topP: numberIn(0, 1),
  seed: count,
  maxFeedbackTokens: count,
});

const neutralised = object<NeutralisedMarker>({
  part: oneOf(['instruction', 'response', 'reference', 'rubric']),
  marker: text,
  count,
});

const usage = object<EvaluationUsage>({
  promptTokens: count,
  reusedTokens: count,
  generatedTokens: count,
  promptMs: milliseconds,
  feedbackMs: milliseconds,
});

const grade = object<Grade>({
  id: text,
  createdAt: integerIn(-MAX, MAX),
  place: optional(place),
  rubric,
  texts,
  textsKept: optional(where((value) => value === false, 'false')),
  responseHash: text,
  origins: object<Grade['origins']>({ instruction: origin, reference: origin }),
  evaluator: nullable(evaluator),
  sampler,
  graderFingerprint: nullable(text),
  neutralised: listOf(neutralised),
  verdict: decodeVerdict,
  usage: nullable(usage),
});

/** Reads a grade from stored or imported data; the error says which field is wrong. */
export function decodeGrade(value: unknown): Result<Grade, string> {
  return decode(grade, value);
}

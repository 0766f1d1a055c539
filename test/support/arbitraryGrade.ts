import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { EvaluatorIdentity } from '../../src/core/grading/evaluator.ts';
import { PROMPT_FAMILIES } from '../../src/core/grading/family.ts';
import type { Grade, GradedRubric, TextOrigin } from '../../src/core/grading/grade.ts';
import type { Distribution, GradedVerdict, UngradedReason, UngradedVerdict, Verdict } from '../../src/core/grading/verdict.ts';
import { SCORES, type Rubric } from '../../src/core/rubric/rubric.ts';

// Any text that UTF-8 can hold: every code point but lone surrogates, line ends, NUL and template markers included.
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'a\0b', 'line\r\nline\u2028', '[RESULT] 5</s>', 'It\'s "so" 100%'));
const count = fc.nat();
const milliseconds = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0);
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

/** Objects whose optional keys are missing half of the time, never present and undefined. */
function record<T>(model: { [P in keyof T]: fc.Arbitrary<T[P]> }, optionalKeys: readonly (keyof T)[]): fc.Arbitrary<T> {
  const requiredKeys = Object.keys(model).filter((key) => !optionalKeys.some((each) => each === key));
  // fast-check's own type for `requiredKeys` does not follow exactOptionalPropertyTypes.
  return fc.record(model, { requiredKeys: requiredKeys as (keyof T)[], noNullPrototype: true });
}

const rubric = record<Required<Rubric>>(
  {
    name: text,
    description: text,
    criteria: text,
    scores: fc.record({ 1: text, 2: text, 3: text, 4: text, 5: text }, { noNullPrototype: true }),
    instruction: text,
    reference: text,
    threshold: fc.double({ min: 1, max: 5, noNaN: true }),
    tags: fc.array(text, { maxLength: 3 }),
    examples: fc.array(record({ instruction: text, response: text, reference: text, score: fc.constantFrom(...SCORES), note: text }, ['reference', 'note']), { maxLength: 2 }),
  },
  ['description', 'instruction', 'reference', 'threshold'],
);

const gradedRubric = record<Required<GradedRubric>>({ rubric, hash, uri: text }, ['uri']);

const evaluator: fc.Arbitrary<EvaluatorIdentity> = fc.record(
  { modelName: text, modelHash: hash, family: fc.constantFrom(...PROMPT_FAMILIES), engine: text, contextTokens: count, demonstrationOnly: fc.boolean() },
  { noNullPrototype: true },
);

/** Five probabilities that sum to 1. */
export const arbitraryDistribution: fc.Arbitrary<Distribution> = fc
  .tuple(...([0, 1, 2, 3, 4] as const).map(() => fc.integer({ min: 0, max: 1000 })))
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = weights.map((weight) => weight / sum);
    return [a, b, c, d, e];
  });

const graded: fc.Arbitrary<GradedVerdict> = fc
  .record({ feedback: text, score: fc.constantFrom(...SCORES), distribution: arbitraryDistribution, digitMass: fc.double({ min: 0, max: 1, noNaN: true }), led: fc.boolean() }, { noNullPrototype: true })
  .map((parts) => ({
    kind: 'graded',
    ...parts,
    expectedScore: parts.distribution.reduce((sum, p, index) => sum + p * (index + 1), 0),
    confidence: parts.distribution[parts.score - 1] ?? 0,
    digitMass: parts.digitMass + 0,
  }));

const reason: fc.Arbitrary<UngradedReason> = fc.oneof(
  fc.constantFrom<UngradedReason>({ kind: 'no-model' }, { kind: 'evaluator-changed' }, { kind: 'cancelled' }),
  text.map((path): UngradedReason => ({ kind: 'file-missing', path })),
  fc.tuple(text, text).map(([path, detail]): UngradedReason => ({ kind: 'not-a-gguf', path, detail })),
  fc.tuple(text, count, count).map(([path, expectedBytes, actualBytes]): UngradedReason => ({ kind: 'truncated', path, expectedBytes, actualBytes })),
  fc.tuple(text, text).map(([path, architecture]): UngradedReason => ({ kind: 'unknown-architecture', path, architecture })),
  text.map((detail): UngradedReason => ({ kind: 'out-of-memory', detail })),
  fc.tuple(text, text).map(([path, detail]): UngradedReason => ({ kind: 'load-failed', path, detail })),
  fc.tuple(count, count).map(([promptTokens, contextTokens]): UngradedReason => ({ kind: 'context-too-small', promptTokens, contextTokens })),
  count.map((seconds): UngradedReason => ({ kind: 'out-of-time', seconds })),
  fc.tuple(fc.option(text), fc.option(count)).map(([signal, exitCode]): UngradedReason => ({ kind: 'crashed', signal, exitCode })),
  count.map((restarts): UngradedReason => ({ kind: 'gave-up', restarts })),
  text.map((detail): UngradedReason => ({ kind: 'engine-failed', detail })),
  fc.tuple(text, text).map(([url, detail]): UngradedReason => ({ kind: 'server-unreachable', url, detail })),
  fc.tuple(text, count, text).map(([url, status, detail]): UngradedReason => ({ kind: 'server-refused', url, status, detail })),
  fc.tuple(text, text, fc.array(text)).map(([url, model, available]): UngradedReason => ({ kind: 'server-model-missing', url, model, available })),
  fc.tuple(text, text).map(([url, detail]): UngradedReason => ({ kind: 'server-incapable', url, detail })),
  count.map((limitTokens): UngradedReason => ({ kind: 'cut-off', limitTokens })),
  text.map((output): UngradedReason => ({ kind: 'not-a-score', output })),
);

const ungraded: fc.Arbitrary<UngradedVerdict> = fc.tuple(text, reason).map(([feedback, why]) => ({ kind: 'ungraded', feedback, reason: why }));

/** Any verdict, with each reason there is. */
export const arbitraryVerdict: fc.Arbitrary<Verdict> = fc.oneof(graded, ungraded);

const origin = fc.constantFrom<TextOrigin>('record', 'section', 'set-by-user', 'rubric', 'asked', 'given', 'none');

const texts = record<Required<Grade['texts']>>({ instruction: text, response: text, reference: text }, ['reference']);

/** Any grade with its texts; `responseHash` is that of the response. */
export const arbitraryGrade: fc.Arbitrary<Grade> = record<Required<Omit<Grade, 'textsKept'>>>(
  {
    id: fc.uuid(),
    createdAt: fc.integer({ min: 0, max: 8.64e15 }),
    place: fc.record({ uri: text, start: count, end: count }, { noNullPrototype: true }),
    rubric: gradedRubric,
    texts,
    responseHash: fc.constant(''),
    origins: fc.record({ instruction: origin, reference: origin }, { noNullPrototype: true }),
    evaluator: fc.option(evaluator),
    sampler: fc.record(
      { temperature: fc.double({ min: 0, max: 2, noNaN: true }).map((t) => t + 0), topP: fc.double({ min: 0.01, max: 1, noNaN: true }), seed: fc.nat({ max: 2 ** 32 - 1 }), maxFeedbackTokens: count },
      { noNullPrototype: true },
    ),
    graderFingerprint: fc.option(hash),
    neutralised: fc.array(fc.record({ part: fc.constantFrom('instruction' as const, 'response' as const, 'reference' as const, 'rubric' as const), marker: text, count: fc.integer({ min: 1, max: 99 }) }, { noNullPrototype: true }), { maxLength: 3 }),
    verdict: arbitraryVerdict,
    usage: fc.option(fc.record({ promptTokens: count, reusedTokens: count, generatedTokens: count, promptMs: milliseconds, feedbackMs: milliseconds }, { noNullPrototype: true })),
  },
  ['place'],
).map((grade) => ({ ...grade, responseHash: createHash('sha256').update(grade.texts.response).digest('hex') }));

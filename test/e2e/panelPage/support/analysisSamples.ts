import type { LabelledGrade, TrendPoint } from '../../../../src/core/history/historyStore.ts';
import type { Trend } from '../../../../src/core/history/trend.ts';
import { trendOf } from '../../../../src/core/history/trendOf.ts';
import type { TrustReport } from '../../../../src/core/history/trust.ts';
import { trustReports } from '../../../../src/core/history/trustReports.ts';
import { isScore, type Score } from '../../../../src/core/rubric/rubric.ts';
import type { ComparisonView } from '../../../../src/protocol/historyProtocol.ts';
import { gradedSample, ungradedSample } from './samples.ts';

const HOUR = 3_600_000;
/** Tuesday 24 November 2026, 14:03 in London. */
export const NOON = Date.UTC(2026, 10, 24, 14, 3);

const THIRTEEN = 'prometheus-13b-v1.0 Q4_K_M';
const SEVEN = 'prometheus-7b-v2.0 Q5_K_M';

/** The same numbers each time, 0..1. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function scoreOf(value: number): Score {
  const score = Math.min(5, Math.max(1, Math.round(value)));
  if (!isScore(score)) throw new Error('A rounded value is a score.');
  return score;
}

interface Line {
  readonly rubricName: string;
  readonly version: number;
  readonly modelName: string;
  readonly count: number;
  /** Milliseconds since the epoch of the first point. */
  readonly from: number;
  readonly stepHours: (index: number) => number;
  readonly start: number;
  readonly rise: number;
}

function rubricHash(version: number): string {
  return `${version}a7d${'5eed'.repeat(15)}`;
}

function line({ rubricName, version, modelName, count, from, stepHours, start, rise }: Line): readonly TrendPoint[] {
  const random = pseudoRandom(version * 7919 + rubricName.length);
  let createdAt = from;
  return Array.from({ length: count }, (_, index) => {
    createdAt += stepHours(index) * HOUR;
    const expectedScore = Math.min(4.9, Math.max(1.1, start + (rise * index) / count + (random() - 0.5) * 1.1));
    return {
      id: `${rubricName}-${modelName.slice(11, 13)}-${version}-${index}`,
      createdAt,
      documentUri: `file:///home/ada/prompts/${index % 3 === 0 ? 'answers.jsonl' : 'support-replies.md'}`,
      rubricName,
      rubricHash: rubricHash(version),
      modelName,
      modelHash: modelName === SEVEN ? '7'.repeat(64) : 'd'.repeat(64),
      graderFingerprint: `${version}${rubricName.length}${modelName === SEVEN ? '7' : 'd'}${'f'.repeat(61)}`,
      score: scoreOf(expectedScore),
      expectedScore,
      spread: 0.3 + random() * 0.7,
      responseLength: Math.round(200 + expectedScore * 120 + random() * 400),
    };
  });
}

function trendFrom(lines: readonly Line[]): Trend {
  return trendOf(lines.flatMap(line).sort((a, b) => a.createdAt - b.createdAt), false);
}

const daily = (): number => 22;
const CARE: Line = { rubricName: 'emotional-awareness', version: 1, modelName: THIRTEEN, count: 14, from: NOON - 40 * 24 * HOUR, stepHours: daily, start: 2.2, rise: 1.2 };
const CARE_NEXT: Line = { ...CARE, version: 2, count: 12, from: NOON - 26 * 24 * HOUR, start: 2.6, rise: 1.4 };
const CARE_SEVEN: Line = { ...CARE_NEXT, modelName: SEVEN, count: 9, from: NOON - 13 * 24 * HOUR, start: 3.6, rise: 0.6 };
const FACTS: Line = { ...CARE, rubricName: 'factual-accuracy', version: 3, count: 18, from: NOON - 38 * 24 * HOUR, stepHours: () => 48, start: 4, rise: -0.6 };

/** Trends that look different, by name. */
export const TRENDS = {
  'one-line': trendFrom([CARE]),
  changed: trendFrom([CARE, CARE_NEXT, CARE_SEVEN]),
  rubrics: trendFrom([CARE, CARE_NEXT, CARE_SEVEN, FACTS]),
  bursts: trendFrom([{ ...CARE, count: 30, stepHours: (index) => (index % 10 === 0 ? 60 : 0.05) }]),
  single: trendFrom([{ ...CARE, count: 1 }]),
  thousands: trendFrom([{ ...CARE, count: 3000, from: NOON - 200 * 24 * HOUR, stepHours: () => 1.6 }]),
  empty: trendOf([], false),
} satisfies Record<string, Trend>;

function labelled(index: number, random: () => number, from: { readonly rubricName: string; readonly modelName: string }): LabelledGrade {
  const wanted = 1 + random() * 4;
  const score = scoreOf(wanted + (random() - 0.4) * 1.6);
  const person = scoreOf(wanted);
  const confidence = 0.45 + random() * 0.5;
  const rest = (1 - confidence) / 4;
  const share = (of: number): number => (of === score ? confidence : rest);
  return {
    id: `labelled-${index}`,
    ...from,
    rubricHash: rubricHash(index < 3 ? 0 : 1),
    graderFingerprint: 'f'.repeat(64),
    label: { opinion: person === score ? { kind: 'agree' } : { kind: 'disagree', score: person }, note: '', labelledAt: NOON - index * HOUR },
    score: index === 5 ? null : score,
    expectedScore: index === 5 ? null : wanted,
    distribution: index === 5 ? null : [share(1), share(2), share(3), share(4), share(5)],
    confidence: index === 5 ? null : confidence,
  };
}

function reports(count: number, few: number): readonly TrustReport[] {
  const random = pseudoRandom(11);
  const many = Array.from({ length: count }, (_, index) => labelled(index, random, { rubricName: 'emotional-awareness', modelName: THIRTEEN }));
  const little = Array.from({ length: few }, (_, index) => labelled(index + 900, random, { rubricName: 'factual-accuracy', modelName: SEVEN }));
  const points = [...line({ ...CARE, count: 140 }), ...line({ ...FACTS, modelName: SEVEN })];
  return trustReports([...many, ...little], points);
}

/** Trust reports that look different, by name. */
export const TRUSTS = { many: reports(64, 4), 'one-label': reports(1, 0), empty: [] } satisfies Record<string, readonly TrustReport[]>;

const OLDER = gradedSample(NOON - 26 * HOUR);
const NEWER = gradedSample(NOON);
const BETTER: ComparisonView['grades'][number] = {
  ...NEWER,
  id: 'grade-9',
  response: `${NEWER.response.split('\n\n').slice(0, 2).join('\n\n')}\n\nBe patient with yourself; four years do not go away in a week.`,
  verdict: {
    kind: 'graded',
    feedback: 'The response names the feeling, gives it a reason and ends with patience. The advice is concrete. It could come back to the user’s own fear of having forgotten everything.',
    score: 5,
    distribution: [0.002, 0.008, 0.06, 0.35, 0.58],
    expectedScore: 4.498,
    confidence: 0.58,
    digitMass: 0.999,
    led: false,
  },
};
const BY_SEVEN = { ...BETTER, id: 'grade-12', createdAt: NOON + HOUR, modelName: SEVEN, graderFingerprint: 'beef'.repeat(16) };

/** Comparisons that look different, by name. */
export const COMPARISONS = {
  response: {
    comparison: {
      gradeIds: ['grade-1', 'grade-9'],
      differences: [{ part: 'response', values: ['412 characters', '391 characters'] }],
      comparable: true,
      sentence: 'Only the response differs: the scores are comparable.',
    },
    grades: [OLDER, BETTER],
  },
  evaluator: {
    comparison: {
      gradeIds: ['grade-1', 'grade-9', 'grade-12'],
      differences: [
        { part: 'rubric', values: ['version 5eed5ee', 'version 5eed5ee', 'version 77aa10c'] },
        { part: 'evaluator', values: [THIRTEEN, THIRTEEN, SEVEN] },
        { part: 'response', values: ['412 characters', '391 characters', '391 characters'] },
      ],
      comparable: false,
      sentence: 'The rubric, the evaluator and the response differ: the scores are not comparable.',
    },
    grades: [OLDER, BETTER, BY_SEVEN],
  },
  ungraded: {
    comparison: {
      gradeIds: ['grade-1', 'grade-3'],
      differences: [{ part: 'response', values: ['412 characters', '5,120 characters'] }],
      comparable: true,
      sentence: 'Only the response differs: the scores are comparable.',
    },
    grades: [OLDER, { ...ungradedSample(NOON), textsKept: false }],
  },
} satisfies Record<string, ComparisonView>;

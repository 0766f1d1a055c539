import type { Grade } from '../../src/core/grading/grade.ts';
import { expectedScore, mostLikely, spreadOf } from '../../src/core/grading/distribution.ts';
import type { Distribution } from '../../src/core/grading/verdict.ts';
import type { LabelledGrade, LabelledRecord, TrendPoint } from '../../src/core/history/historyStore.ts';
import type { GradeLabel } from '../../src/core/history/label.ts';
import { sampleGrade } from './sampleGrade.ts';

const START = Date.UTC(2026, 8, 1);
const HOUR = 3_600_000;
const RUBRICS = ['clarity', 'emotional-awareness', 'factual-accuracy'];

/** A share 0..1 that looks random and is the same each time (the fractional part of a sine). */
function share(index: number): number {
  const value = Math.sin(index * 12.9898 + 4.1414) * 43_758.5453;
  return value - Math.floor(value);
}

function distributionAround(mean: number): Distribution {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = [1, 2, 3, 4, 5].map((score) => Math.exp(-((score - mean) ** 2)));
  const sum = a + b + c + d + e;
  return [a / sum, b / sum, c / sum, d / sum, e / sum];
}

/** Scores that rise over time; the evaluator changes in the middle and rubric 2 changes late; each seventh grade has a label. */
export function sampleRecord(index: number, count: number): LabelledRecord {
  const distribution = distributionAround(1.8 + (2 * index) / count + 1.2 * share(index));
  const score = mostLikely(distribution);
  const plain = sampleGrade({
    id: `grade-${index}`,
    createdAt: START + index * HOUR,
    rubricName: RUBRICS[index % 3] ?? 'clarity',
    uri: `file:///home/ada/answers-${index % 5}.md`,
    response: 'A plain answer. '.repeat(1 + (index % 9)),
    verdict: { kind: 'graded', feedback: 'The response names the worry and answers it. It could say what to do next.', score, distribution, expectedScore: expectedScore(distribution), confidence: distribution[score - 1] ?? 0, digitMass: 0.99, led: false },
  });
  return { grade: withGrader(plain, index, count), label: index % 7 === 0 ? labelOf(index) : null };
}

function withGrader(grade: Grade, index: number, count: number): Grade {
  const isLate = index >= count / 2;
  const isRevised = index % 3 === 1 && index >= count * 0.8;
  const digit = String((index % 3) + 4);
  const evaluator = grade.evaluator === null || !isLate ? grade.evaluator : { ...grade.evaluator, modelName: 'm-prometheus-14b', modelHash: '9'.repeat(64) };
  const hash = `${isRevised ? 'f' : digit}${'0'.repeat(63)}`;
  return { ...grade, evaluator, rubric: { ...grade.rubric, hash }, graderFingerprint: `${digit}${isLate ? 'b' : 'a'}${isRevised ? 'c' : 'd'}${'0'.repeat(61)}` };
}

function labelOf(index: number): GradeLabel {
  const labelledAt = START + (index + 1) * HOUR;
  return index % 3 === 0 ? { opinion: { kind: 'disagree', score: 3 }, note: 'Too kind.', labelledAt } : { opinion: { kind: 'agree' }, note: '', labelledAt };
}

/** What the store gives a trend for a grade; none when it is ungraded. */
export function trendPointsOf({ grade }: LabelledRecord): readonly TrendPoint[] {
  const { verdict, evaluator, graderFingerprint } = grade;
  if (verdict.kind === 'ungraded' || graderFingerprint === null) return [];
  const { score, expectedScore: expected, distribution } = verdict;
  return [{ id: grade.id, createdAt: grade.createdAt, documentUri: grade.place?.uri ?? null, rubricName: grade.rubric.rubric.name, rubricHash: grade.rubric.hash, modelName: evaluator?.modelName ?? null, modelHash: evaluator?.modelHash ?? null, graderFingerprint, score, expectedScore: expected, spread: spreadOf(distribution), responseLength: grade.texts.response.length }];
}

/** What the store gives the statistics for a grade; none when it has no label. */
export function labelledGradesOf({ grade, label }: LabelledRecord): readonly LabelledGrade[] {
  if (label === null) return [];
  const graded = grade.verdict.kind === 'graded' ? grade.verdict : null;
  return [{ id: grade.id, rubricName: grade.rubric.rubric.name, rubricHash: grade.rubric.hash, modelName: grade.evaluator?.modelName ?? null, graderFingerprint: grade.graderFingerprint, label, score: graded?.score ?? null, expectedScore: graded?.expectedScore ?? null, distribution: graded?.distribution ?? null, confidence: graded?.confidence ?? null }];
}

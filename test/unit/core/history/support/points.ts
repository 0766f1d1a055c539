import type { LabelledGrade, TrendPoint } from '../../../../../src/core/history/historyStore.ts';
import type { Opinion } from '../../../../../src/core/history/label.ts';
import { isScore, type Score } from '../../../../../src/core/rubric/rubric.ts';

/** A point of a trend; the fingerprint follows from rubric, model and settings, as a real one does. */
export function point(index: number, parts: { readonly rubric?: string; readonly version?: string; readonly model?: string; readonly settings?: string; readonly expected?: number; readonly length?: number | null } = {}): TrendPoint {
  const { rubric = 'clarity', version = '1', model = 'judge', settings = '', expected = 3, length = 100 } = parts;
  const rounded = Math.round(expected);
  return {
    id: `grade-${index}`,
    createdAt: 1_800_000_000_000 + index * 60_000,
    documentUri: 'file:///answers.md',
    rubricName: rubric,
    rubricHash: `${rubric}-${version}`,
    modelName: model,
    modelHash: `hash of ${model}`,
    graderFingerprint: [rubric, version, model, settings].join('/'),
    score: isScore(rounded) ? rounded : 3,
    expectedScore: expected,
    spread: 0.5,
    responseLength: length,
  };
}

/** A labelled grade; without a score it is ungraded. */
export function labelled(index: number, score: Score | null, opinion: Opinion, parts: Partial<LabelledGrade> = {}): LabelledGrade {
  return {
    id: `grade-${index}`,
    rubricName: 'clarity',
    rubricHash: 'clarity-1',
    modelName: 'judge',
    graderFingerprint: 'clarity/1/judge/',
    label: { opinion, note: '', labelledAt: 1_800_000_000_000 + index },
    score,
    expectedScore: score,
    distribution: null,
    confidence: score === null ? null : 0.75,
    ...parts,
  };
}

import type { Grade } from '../../core/grading/grade.ts';
import { compareGrades } from '../../core/history/compareGrades.ts';
import type { HistoryAnalyses } from '../../core/history/historyAnalyses.ts';
import type { HistoryFilter } from '../../core/history/historyFilter.ts';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { HistoryFailure, HistoryStore, LabelledRecord } from '../../core/history/historyStore.ts';
import { assertNever } from '../../core/support/assertNever.ts';
import { ok, type Result } from '../../core/support/result.ts';
import type { HistoryMessage } from '../../protocol/historyProtocol.ts';
import { gradeView } from './gradeView.ts';
import type { AnalysisRequest } from './panelAnalysis.ts';

/** Computes what is asked for. */
export function analyse(store: HistoryStore & HistoryAnalyses, request: AnalysisRequest): Promise<HistoryMessage> {
  switch (request.type) {
    case 'show-trend':
      return trendMessage(store, request.filter);
    case 'show-trust':
      return trustMessage(store);
    case 'show-comparison':
      return comparisonMessage(store, request.gradeIds);
    default:
      return assertNever(request);
  }
}

/** The trend of a filter. */
async function trendMessage(analyses: HistoryAnalyses, filter: HistoryFilter): Promise<HistoryMessage> {
  const trend = await analyses.trendOfFilter(filter);
  return trend.ok ? { type: 'trend', filter, trend: trend.value, problem: null } : { type: 'trend', filter, trend: null, problem: historyFailureMessage(trend.error) };
}

/** How far the evaluators can be trusted, by all labels. */
async function trustMessage(analyses: HistoryAnalyses): Promise<HistoryMessage> {
  const reports = await analyses.trust();
  return reports.ok ? { type: 'trust', reports: reports.value, problem: null } : { type: 'trust', reports: null, problem: historyFailureMessage(reports.error) };
}

/** Grades side by side; those that were deleted meanwhile are left out as long as two remain. */
async function comparisonMessage(store: HistoryStore, gradeIds: readonly string[]): Promise<HistoryMessage> {
  const records = await readRecords(store, gradeIds);
  if (!records.ok) return { type: 'comparison', view: null, problem: historyFailureMessage(records.error) };
  if (records.value.length < 2) return { type: 'comparison', view: null, problem: 'These grades are not in the history any more. Choose other grades to compare.' };
  const comparison = compareGrades(records.value.map(({ grade }) => grade));
  const byId = new Map(records.value.map(({ grade, label }) => [grade.id, gradeView(grade, { label, previousId: null })]));
  return { type: 'comparison', view: { comparison, grades: comparison.gradeIds.flatMap((id) => byId.get(id) ?? []) }, problem: null };
}

async function readRecords(store: HistoryStore, gradeIds: readonly string[]): Promise<Result<readonly LabelledRecord[], HistoryFailure>> {
  const records: LabelledRecord[] = [];
  for (const id of new Set(gradeIds)) {
    const grade = await store.get(id);
    if (!grade.ok) return grade;
    if (grade.value === null) continue;
    const record = await withLabel(store, grade.value);
    if (!record.ok) return record;
    records.push(record.value);
  }
  return ok(records);
}

async function withLabel(store: HistoryStore, grade: Grade): Promise<Result<LabelledRecord, HistoryFailure>> {
  const label = await store.labelOf(grade.id);
  return label.ok ? ok({ grade, label: label.value }) : label;
}

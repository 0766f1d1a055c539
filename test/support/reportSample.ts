import type { Grade } from '../../src/core/grading/grade.ts';
import { htmlDocument } from '../../src/core/history/export/html/htmlDocument.ts';
import type { ReportFacts } from '../../src/core/history/export/historyDocument.ts';
import type { LabelledRecord } from '../../src/core/history/historyStore.ts';
import { trendOf } from '../../src/core/history/trendOf.ts';
import { trustReports } from '../../src/core/history/trustReports.ts';
import { sampleGrade } from './sampleGrade.ts';
import { labelledGradesOf, sampleRecord, trendPointsOf } from './sampleHistory.ts';

/** Texts that would break a page which takes them for HTML, and the name of a rubric that would break a table. */
export const HOSTILE = '</p></details><script>document.title = "taken"</script><img src=x onerror="document.title = \'taken\'"> & "so" \'on\'';

/** A report's facts on these grades, newest last. */
export function factsOf(records: readonly LabelledRecord[]): ReportFacts {
  const points = records.flatMap(trendPointsOf);
  return { madeAt: Date.UTC(2026, 10, 24, 19, 20), filter: {}, total: records.length, trend: trendOf(points, false), trust: trustReports(records.flatMap(labelledGradesOf), points) };
}

/** A whole report with three rubrics, two evaluators, labels, hostile texts, a run without a score and one without texts. */
export function sampleReport(): string {
  const records = [...Array.from({ length: 240 }, (_, index) => sampleRecord(index, 240)), ...special()];
  const document = htmlDocument(factsOf(records));
  return document.header + document.page(records.toReversed().slice(0, 8)) + document.footer;
}

function special(): readonly LabelledRecord[] {
  const at = Date.UTC(2026, 10, 20);
  const ungraded: Grade['verdict'] = { kind: 'ungraded', feedback: 'It begins well', reason: { kind: 'cut-off', limitTokens: 1024 } };
  return [
    { grade: { ...sampleGrade({ id: 'no-texts', createdAt: at, instruction: '', response: '' }), textsKept: false }, label: null },
    { grade: sampleGrade({ id: 'no-score', createdAt: at + 1, verdict: ungraded }), label: null },
    { grade: sampleGrade({ id: 'hostile', createdAt: at + 2, rubricName: HOSTILE, response: HOSTILE, feedback: HOSTILE, uri: `file:///${encodeURIComponent('<b>a</b>.md')}` }), label: { opinion: { kind: 'agree' }, note: HOSTILE, labelledAt: at + 3 } },
  ];
}

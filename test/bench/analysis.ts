// Times of trend, trust and exports at 1,000, 10,000 and 100,000 grades, in ms: `node test/bench/analysis.ts [COUNT...]`.
// A trend takes at most 20,000 graded runs and trust as many labels, as the store gives them; exports take all grades.
import { csvDocument } from '../../src/core/history/export/csv.ts';
import type { HistoryDocument } from '../../src/core/history/export/historyDocument.ts';
import { htmlDocument } from '../../src/core/history/export/html/htmlDocument.ts';
import { jsonlDocument, readRecordLine } from '../../src/core/history/export/jsonl.ts';
import { markdownDocument } from '../../src/core/history/export/markdown.ts';
import type { LabelledRecord } from '../../src/core/history/historyStore.ts';
import { trendOf } from '../../src/core/history/trendOf.ts';
import { trustReports } from '../../src/core/history/trustReports.ts';
import { labelledGradesOf, sampleRecord, trendPointsOf } from '../support/sampleHistory.ts';

const LIMIT = 20_000;
const PAGE = 200;
const TIMES = 5;

function time(name: string, work: () => number): void {
  const measured = Array.from({ length: TIMES }, () => {
    const start = performance.now();
    const size = work();
    return { ms: performance.now() - start, size };
  }).sort((a, b) => a.ms - b.ms);
  const [best, median] = [measured[0], measured[Math.floor(TIMES / 2)]];
  console.log(`${name.padEnd(28)} best ${(best?.ms ?? NaN).toFixed(1).padStart(8)}   median ${(median?.ms ?? NaN).toFixed(1).padStart(8)}   ${best?.size ?? ''}`);
}

/** Writes all pages, keeping none, and gives the length in characters. */
function write(document: HistoryDocument, records: readonly LabelledRecord[]): number {
  let length = document.header.length + document.footer.length;
  for (let start = 0; start < records.length; start += PAGE) length += document.page(records.slice(start, start + PAGE)).length;
  return length;
}

function bench(count: number): void {
  const records = Array.from({ length: count }, (_, index) => sampleRecord(index, count));
  const points = records.flatMap(trendPointsOf).slice(-LIMIT);
  const labelled = records.flatMap(labelledGradesOf).slice(-LIMIT);
  console.log(`\n${count} grades, ${points.length} points, ${labelled.length} labels; the last column is what came of it`);
  time('trendOf', () => trendOf(points, false).series.length);
  time('trustReports', () => trustReports(labelled, points).length);
  time('CSV', () => write(csvDocument, records));
  time('JSONL', () => write(jsonlDocument, records));
  const facts = { madeAt: 0, filter: {}, total: count, trend: trendOf(points, false), trust: trustReports(labelled, points) };
  time('Markdown, 2,000 at most', () => write(markdownDocument(facts), records.slice(0, 2000)));
  time('HTML, 2,000 at most', () => write(htmlDocument(facts), records.slice(0, 2000)));
  const lines = jsonlDocument.page(records.slice(0, LIMIT)).trimEnd().split('\n');
  time('reading JSONL, 20,000 at most', () => lines.filter((line) => readRecordLine(line).ok).length);
}

const asked = process.argv.slice(2).map(Number);
for (const count of asked.length > 0 ? asked : [1_000, 10_000, 100_000]) bench(count);

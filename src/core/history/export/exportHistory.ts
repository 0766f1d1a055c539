import { ok, type Result } from '../../support/result.ts';
import type { HistoryFilter } from '../historyFilter.ts';
import type { GradePage, HistoryCursor, HistoryFailure, HistoryStore } from '../historyStore.ts';
import { trendOf } from '../trendOf.ts';
import { trustReports } from '../trustReports.ts';
import { csvDocument } from './csv.ts';
import type { HistoryFormat } from './format.ts';
import { MOST_LISTED, type HistoryDocument, type ReportFacts } from './historyDocument.ts';
import { htmlDocument } from './html/htmlDocument.ts';
import { jsonlDocument } from './jsonl.ts';
import { markdownDocument } from './markdown.ts';

type Exported = Pick<HistoryStore, 'list' | 'trend' | 'labelled' | 'records'>;

/** Which grades to export, and how. */
export interface ExportRequest {
  readonly format: HistoryFormat;
  readonly filter: HistoryFilter;
  /** Milliseconds since the epoch; a report names it. */
  readonly now: number;
}

/** Grades that are read at once. */
const PAGE = 200;
/** The newest graded runs that a report's trend is drawn from. */
const TREND_LIMIT = 20_000;

/**
 * The text of an export in pieces, with no more than a page of grades in memory; newest first. The first failure is the last piece: then
 * what was written is not whole.
 */
export async function* exportHistory(store: Exported, request: ExportRequest): AsyncGenerator<Result<string, HistoryFailure>, void> {
  const document = await documentFor(store, request);
  if (!document.ok) {
    yield document;
    return;
  }
  yield ok(document.value.header);
  for await (const page of pagesOf(store, request)) {
    yield page.ok ? ok(document.value.page(page.value.records)) : page;
    if (!page.ok) return;
  }
  yield ok(document.value.footer);
}

async function* pagesOf(store: Exported, { format, filter }: ExportRequest): AsyncGenerator<Result<GradePage, HistoryFailure>, void> {
  let left = isReport(format) ? MOST_LISTED : Infinity;
  let after: HistoryCursor | null = null;
  do {
    const page: Result<GradePage, HistoryFailure> = await store.records(filter, Math.min(PAGE, left), after);
    yield page;
    if (!page.ok) return;
    left -= page.value.records.length;
    after = page.value.next;
  } while (after !== null && left > 0);
}

function isReport(format: HistoryFormat): boolean {
  return format === 'md' || format === 'html';
}

async function documentFor(store: Exported, { format, filter, now }: ExportRequest): Promise<Result<HistoryDocument, HistoryFailure>> {
  if (format === 'csv') return ok(csvDocument);
  if (format === 'jsonl') return ok(jsonlDocument);
  const facts = await factsFor(store, filter, now);
  if (!facts.ok) return facts;
  return ok(format === 'md' ? markdownDocument(facts.value) : htmlDocument(facts.value));
}

async function factsFor(store: Exported, filter: HistoryFilter, madeAt: number): Promise<Result<ReportFacts, HistoryFailure>> {
  const page = await store.list({ ...filter, limit: 1 });
  if (!page.ok) return page;
  const points = await store.trend(filter, TREND_LIMIT);
  if (!points.ok) return points;
  const labelled = await store.labelled(filter);
  if (!labelled.ok) return labelled;
  const trend = trendOf(points.value, points.value.length === TREND_LIMIT);
  return ok({ madeAt, filter, total: page.value.total, trend, trust: trustReports(labelled.value, points.value) });
}

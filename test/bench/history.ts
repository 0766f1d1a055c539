// Times of the history at 1,000, 10,000 and 100,000 grades as a Markdown table, in ms per call: `node test/bench/history.ts [--cpu] [COUNT...]`.
// With `--cpu` the times are those of the processor, which other work on the machine does not lengthen; waiting for the disk is not in them.
// Everything is synchronous inside, so a time is also how long the event loop of the extension host stands still (deletion and
// waiting for others apart). The last column is how the time grew from the first count to the last.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HISTORY_GROUPINGS, type HistoryFilter } from '../../src/core/history/historyFilter.ts';
import type { HistoryQuery, HistoryStore } from '../../src/core/history/historyStore.ts';
import { insertGrade } from '../../src/host/history/appendGrade.ts';
import { connect, inTransaction, prepareForWriting } from '../../src/host/history/connection.ts';
import { createHistoryStore } from '../../src/host/history/historyStore.ts';
import { migrate } from '../../src/host/history/migrations.ts';
import { sampleGrade, type GradeParts } from '../support/sampleGrade.ts';

const DOCUMENTS = 50;
const BATCH = 500;
/** Of the oldest grade; each comes ten minutes after the one before it. */
const BEGIN = Date.UTC(2024, 10, 1);
/** The schema before facts and labels: the benchmark fills such a file and times its migration. */
const OLD_SCHEMA = 3;

/** Words with the skew of a language: word 0 is in nearly every text, word 15,000 in few. */
const WORDS = Array.from({ length: 20_000 }, (_, index) => `w${index.toString(36)}${'aeiou'.charAt(index % 5)}`);

function word(index: number): string {
  return WORDS[index] ?? '';
}

function text(words: number): string {
  return Array.from({ length: words }, () => word(Math.floor(WORDS.length ** Math.random()) - 1)).join(' ');
}

const shared = Array.from({ length: 500 }, () => ({ instruction: text(30), reference: text(80) }));

function parts(index: number): GradeParts {
  return { ...shared[index % shared.length], createdAt: BEGIN + index * 600_000, uri: `file:///document-${index % DOCUMENTS}.md`, rubricName: `rubric-${index % 10}`, response: text(100), feedback: text(120) };
}

function fill(path: string, count: number): void {
  const db = connect({ path }, 'read-write');
  prepareForWriting(db);
  // The search index is built over all of them at once, which is quicker.
  migrate(db, 1);
  for (let start = 0; start < count; start += BATCH) {
    inTransaction(db, () => {
      for (let index = start; index < Math.min(count, start + BATCH); index++) insertGrade(db, sampleGrade(parts(index)));
    });
  }
  migrate(db, OLD_SCHEMA);
  db.close();
}

const byProcessor = process.argv.includes('--cpu');

/** In ms, from any moment. */
function clock(): number {
  const { user, system } = process.cpuUsage();
  return byProcessor ? (user + system) / 1000 : performance.now();
}

/** Median time of an operation, by its name and the number of grades. */
const medians = new Map<string, Map<number, number>>();

async function time(count: number, name: string, times: number, call: () => unknown): Promise<void> {
  const measured: number[] = [];
  for (let index = 0; index < times; index++) {
    const start = clock();
    await call();
    measured.push(clock() - start);
  }
  const median = measured.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
  medians.set(name, (medians.get(name) ?? new Map<number, number>()).set(count, median));
}

/** The value of a call of the store; a failure ends the benchmark. */
async function must<T>(result: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

const FILTERS: readonly (readonly [string, HistoryFilter])[] = [
  ['no filter', {}],
  ['a document', { documentUri: 'file:///document-7.md' }],
  ['a rubric', { rubricName: 'rubric-7' }],
  ['an evaluator', { modelName: 'prometheus-7b-v2.0' }],
  ['a score that none has', { scores: [2] }],
  ['ungraded (none)', { states: ['ungraded'] }],
  ['led (none)', { states: ['led'] }],
  ['labelled', { labels: ['agree', 'disagree'] }],
  ['not labelled', { labels: ['none'] }],
  ['a week', { from: BEGIN, to: BEGIN + 7 * 86_400_000 }],
  ['search, common word', { search: word(0) }],
  ['search, rare word', { search: word(15_000) }],
  ['search, two words', { search: `${word(3)} ${word(40)}` }],
  ['search, prefix', { search: 'w1' }],
  ['search in a document', { search: word(40), documentUri: 'file:///document-7.md' }],
];

async function timeReading(store: HistoryStore, count: number): Promise<void> {
  const page = (query: Partial<HistoryQuery>) => () => must(store.list({ limit: 100, ...query }));
  let nobody = 0;
  // After a write totals and groups are counted anew, as they are in use.
  const write = (): Promise<unknown> => must(store.dismiss(`nobody-${nobody++}`));
  for (const [name, filter] of FILTERS) {
    await time(count, `first page: ${name}`, 9, async () => {
      await write();
      await page(filter)();
    });
  }
  for (const [name, offset] of [['start', 0], ['middle', count / 2], ['end', count - 100]] as const) await time(count, `page at the ${name}, total known`, 20, page({ offset }));
  for (const sort of ['oldest', 'highest', 'lowest'] as const) await time(count, `page sorted: ${sort}`, 9, page({ sort, offset: count / 2 }));
  for (const by of HISTORY_GROUPINGS) {
    await time(count, `groups by ${by}`, 9, async () => {
      await write();
      await must(store.groups({}, by));
    });
  }
  await time(count, 'groups by day, counted before', 9, () => must(store.groups({}, 'day')));
  await time(count, 'trend of 5,000', 5, () => must(store.trend({}, 5000)));
  await time(count, 'labelled, 1,000', 5, () => must(store.labelled({})));
  await time(count, 'records, 200', 5, () => must(store.records({}, 200, null)));
  await time(count, 'latestForDocument', 9, () => must(store.latestForDocument('file:///document-7.md')));
  await time(count, 'storage', 9, () => must(store.storage()));
  await time(count, 'version', 50, () => must(store.version()));
}

async function bench(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'history-bench-'));
  const path = join(folder, 'history.db');
  fill(path, count);
  const notices: unknown[] = [];
  const open = (): HistoryStore => createHistoryStore({ path, onNotice: (notice) => notices.push(notice) });
  let store = open();
  await time(count, 'migration from version 3', 1, () => must(store.version()));
  const label = { opinion: { kind: 'agree' }, note: '', labelledAt: 1 } as const;
  for (const { id } of (await must(store.list({ limit: 1000 }))).grades) await must(store.label(id, label));
  store.close();
  store = open();
  await time(count, 'open and first page', 1, () => must(store.list({ limit: 100 })));
  await time(count, 'append', 100, () => must(store.append(sampleGrade({ ...parts(count), createdAt: Date.now() }))));
  await timeReading(store, count);
  const imported = Array.from({ length: 1000 }, (_, index) => ({ grade: sampleGrade(parts(count + index)), label: null }));
  await time(count, 'import of 1,000', 1, () => must(store.importRecords(imported)));
  const gone = (await must(store.groups({ documentUri: 'file:///document-9.md' }, 'document')))[0]?.count ?? 0;
  await time(count, 'delete a document (1/50 of the grades)', 1, () => must(store.delete({ kind: 'document', documentUri: 'file:///document-9.md' })));
  console.error(`${count} grades: ${(statSync(path).size / 1e6).toFixed(0)} MB, ${gone} deleted with the document; notices ${JSON.stringify(notices)}`);
  await time(count, 'delete all', 1, () => must(store.delete({ kind: 'all' })));
  store.close();
  rmSync(folder, { recursive: true });
}

const asked = process.argv.slice(2).filter((argument) => argument !== '--cpu').map(Number);
const counts = asked.length > 0 ? asked : [1_000, 10_000, 100_000];
for (const count of counts) await bench(count);
console.log(`| ms (median${byProcessor ? ' of processor time' : ''}) | ${counts.map((count) => count.toLocaleString('en')).join(' | ')} | growth |\n| --- |${' ---: |'.repeat(counts.length + 1)}`);
for (const [name, byCount] of medians) {
  const times = counts.map((count) => byCount.get(count) ?? Number.NaN);
  console.log(`| ${name} | ${times.map((ms) => ms.toFixed(2)).join(' | ')} | x${((times.at(-1) ?? 0) / (times[0] ?? 1)).toFixed(1)} |`);
}

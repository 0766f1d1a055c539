// What the history's worker thread costs and what it spares, as a Markdown table: `node test/bench/historyWorker.ts [GRADES]` (100,000).
// "Longest" is the longest time that the event loop of the calling thread, the extension host's, stood still meanwhile, which other processes
// lengthen; "CPU" is what that thread computed, which they do not. The worker runs the bundle as it ships.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { bundle } from '../../scripts/support/bundles.ts';
import { historyAnalyses, type HistoryAnalyses } from '../../src/core/history/historyAnalyses.ts';
import type { HistoryStore } from '../../src/core/history/historyStore.ts';
import type { Result } from '../../src/core/support/result.ts';
import { insertGrade } from '../../src/host/history/appendGrade.ts';
import { connect, inTransaction, prepareForWriting } from '../../src/host/history/connection.ts';
import { createHistoryStore } from '../../src/host/history/historyStore.ts';
import { migrate } from '../../src/host/history/migrations.ts';
import { createHistoryClient } from '../../src/host/history/worker/historyClient.ts';
import { sampleGrade, type GradeParts } from '../support/sampleGrade.ts';

const COUNT = Number(process.argv[2] ?? 100_000);
const WORDS = 20_000;
/** How exactly the monitor looks, in ms; its times contain this once. */
const RESOLUTION_MS = 1;
/** Filled without facts, which the migration adds far more quickly. */
const OLD_SCHEMA = 3;

/** Words with the skew of a language. */
function text(words: number): string {
  return Array.from({ length: words }, () => `w${Math.floor(WORDS ** Math.random()).toString(36)}`).join(' ');
}

function parts(index: number): GradeParts {
  return { id: `g-${index}`, createdAt: index * 600_000, uri: `file:///document-${index % 50}.md`, rubricName: `rubric-${index % 10}`, response: text(100), feedback: text(120) };
}

function fill(path: string): void {
  const db = connect({ path }, 'read-write');
  prepareForWriting(db);
  migrate(db, OLD_SCHEMA);
  for (let start = 0; start < COUNT; start += 500) {
    inTransaction(db, () => {
      for (let index = start; index < Math.min(COUNT, start + 500); index++) insertGrade(db, sampleGrade(parts(index)));
    });
  }
  db.close();
}

interface Measured {
  readonly ms: number;
  readonly longestMs: number;
  readonly cpuMs: number;
}

async function measure(call: () => Promise<unknown>): Promise<Measured> {
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  monitor.enable();
  await delay(20);
  monitor.reset();
  // After a reset the monitor looks once before it counts.
  await delay(20);
  const start = performance.now();
  const before = process.threadCpuUsage();
  await call();
  const { user, system } = process.threadCpuUsage(before);
  const ms = performance.now() - start;
  await delay(20);
  monitor.disable();
  return { ms, longestMs: Math.max(0, monitor.max / 1e6 - RESOLUTION_MS), cpuMs: (user + system) / 1000 };
}

async function must<T>(result: Promise<Result<T, unknown>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

async function manyVersions(store: HistoryStore): Promise<void> {
  for (let index = 0; index < 1000; index++) await must(store.version());
}

const imported = Array.from({ length: 1000 }, (_, index) => ({ grade: sampleGrade(parts(COUNT + index)), label: null }));
const ids = Array.from({ length: 500 }, (_, index) => `g-${index * 10}`);
const label = { opinion: { kind: 'agree' }, note: '', labelledAt: 1 } as const;

type Operation = (store: HistoryStore & HistoryAnalyses) => Promise<unknown>;

/** In this order: the migration first, the opening of the migrated file next, each by a store of its own. */
const OPENINGS: readonly (readonly [string, Operation])[] = [
  [`migration of ${COUNT} grades`, (store) => must(store.version())],
  ['open, first page of 100', (store) => must(store.list({ limit: 100 }))],
];
const OPERATIONS: readonly (readonly [string, Operation])[] = [
  ['label 500 grades', async (store) => { for (const id of ids) await must(store.label(id, label)); }],
  ['nothing, for a second (what other processes cost)', () => delay(1000)],
  ['page of 100, total known', (store) => must(store.list({ limit: 100, offset: 5000 }))],
  ['groups by day', (store) => must(store.groups({}, 'day'))],
  ['groups by document', (store) => must(store.groups({}, 'document'))],
  ['search, common word', (store) => must(store.list({ limit: 100, search: 'w1' }))],
  ['search, rare word', (store) => must(store.list({ limit: 100, search: 'w7ps' }))],
  ['trend, computed', (store) => must(store.trendOfFilter({}))],
  ['trust, 500 labels', (store) => must(store.trust())],
  ['points of 20,000', (store) => must(store.trend({}, 20_000))],
  ['records, 200', (store) => must(store.records({}, 200, null))],
  ['append', (store) => must(store.append(sampleGrade(parts(2 * COUNT))))],
  ['1000 times version', manyVersions],
  ['import of 1000', (store) => must(store.importRecords(imported))],
  ['delete 500 grades', (store) => must(store.delete({ kind: 'ids', ids }))],
];

async function measureAll(open: () => HistoryStore & HistoryAnalyses): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const [name, operation] of OPENINGS) {
    const store = open();
    measured.set(name, await measure(() => operation(store)));
    store.close();
    await delay(500);
  }
  const store = open();
  for (const [name, operation] of OPERATIONS) measured.set(name, await measure(() => operation(store)));
  store.close();
  return measured;
}

const folder = mkdtempSync(join(tmpdir(), 'history-worker-bench-'));
await bundle(join(folder, 'dist'), 'production');
const [filled, forDirect, forWorker] = ['filled.db', 'direct.db', 'worker.db'].map((name) => join(folder, name));
if (filled === undefined || forDirect === undefined || forWorker === undefined) throw new Error('unreachable');
fill(filled);
for (const copy of [forDirect, forWorker]) copyFileSync(filled, copy);
const onNotice = (notice: unknown): void => {
  throw new Error(JSON.stringify(notice));
};
const direct = await measureAll(() => {
  const store = createHistoryStore({ path: forDirect, onNotice });
  return Object.assign(store, historyAnalyses(store));
});
const inWorker = await measureAll(() => createHistoryClient({ workerPath: join(folder, 'dist', 'history.cjs'), path: forWorker, onNotice }));
await delay(500);
rmSync(folder, { recursive: true });
console.log(`| ms | direct | longest | CPU | worker | longest | CPU |\n| --- |${' ---: |'.repeat(6)}`);
for (const [name, { ms, longestMs, cpuMs }] of direct) {
  const other = inWorker.get(name) ?? { ms: Number.NaN, longestMs: Number.NaN, cpuMs: Number.NaN };
  const times = [ms, longestMs, cpuMs, other.ms, other.longestMs, other.cpuMs];
  console.log(`| ${[name, ...times.map((time) => time.toFixed(1))].join(' | ')} |`);
}

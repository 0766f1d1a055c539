// Times of the history at 1,000, 10,000 and 100,000 grades, in ms per call: `node test/bench/history.ts [COUNT...]`.
// Everything is synchronous inside, so a time is also how long the event loop of the extension host stands still.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryQuery, HistoryStore } from '../../src/core/history/historyStore.ts';
import { insertGrade } from '../../src/host/history/appendGrade.ts';
import { connect, inTransaction, prepareForWriting } from '../../src/host/history/connection.ts';
import { createHistoryStore } from '../../src/host/history/historyStore.ts';
import { migrate } from '../../src/host/history/migrations.ts';
import { sampleGrade, type GradeParts } from '../support/sampleGrade.ts';

const DOCUMENTS = 50;
const BATCH = 500;

/** Words with the skew of a language: word 0 is in nearly every text, word 15,000 in few. */
const WORDS = Array.from({ length: 20_000 }, (_, index) => `w${index.toString(36)}${'aeiou'.charAt(index % 5)}`);

function text(words: number): string {
  return Array.from({ length: words }, () => WORDS[Math.floor(WORDS.length ** Math.random()) - 1]).join(' ');
}

const shared = Array.from({ length: 500 }, () => ({ instruction: text(30), reference: text(80) }));

function parts(index: number): GradeParts {
  return { ...shared[index % shared.length], createdAt: index * 1000, uri: `file:///document-${index % DOCUMENTS}.md`, rubricName: `rubric-${index % 10}`, response: text(100), feedback: text(120) };
}

function fill(path: string, count: number): void {
  const db = connect({ path }, 'read-write');
  prepareForWriting(db);
  migrate(db);
  for (let start = 0; start < count; start += BATCH) {
    inTransaction(db, () => {
      for (let index = start; index < Math.min(count, start + BATCH); index++) insertGrade(db, sampleGrade(parts(index)));
    });
  }
  db.close();
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2);
}

async function time(name: string, times: number, call: () => Promise<unknown>): Promise<void> {
  const measured: number[] = [];
  for (let index = 0; index < times; index++) {
    const start = performance.now();
    await call();
    measured.push(performance.now() - start);
  }
  measured.sort((a, b) => a - b);
  console.log(`${name.padEnd(34)} best ${quantile(measured, 0).padStart(8)}   median ${quantile(measured, 0.5).padStart(8)}   p95 ${quantile(measured, 0.95).padStart(8)}   worst ${quantile(measured, 1).padStart(8)}`);
}

/** A page is asked for after a write, so that the total is counted anew as it is in use. */
function page(store: HistoryStore, query: Partial<HistoryQuery>): () => Promise<unknown> {
  return () => store.list({ limit: 100, ...query });
}

async function timePages(store: HistoryStore, name: string, query: Partial<HistoryQuery>): Promise<void> {
  let documentNumber = 0;
  await time(`${name}, counted anew`, 20, async () => {
    await store.dismiss(`nobody-${documentNumber++}`);
    await page(store, query)();
  });
  await time(`${name}, count known`, 20, page(store, query));
}

async function bench(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'history-bench-'));
  const path = join(folder, 'history.db');
  fill(path, count);
  console.log(`\n${count} grades, ${(statSync(path).size / 1e6).toFixed(0)} MB`);
  const store = createHistoryStore({ path, onNotice: (notice) => { console.log(notice); } });
  await time('open and first page', 1, page(store, {}));
  await time('append', 200, () => store.append(sampleGrade(parts(count))));
  await time('version', 200, () => store.version());
  await timePages(store, 'first page', {});
  await time('page in the middle', 50, page(store, { after: { createdAt: (count / 2) * 1000, id: '' } }));
  await timePages(store, 'one document', { documentUri: 'file:///document-7.md' });
  await timePages(store, 'one rubric', { rubricName: 'rubric-7' });
  await timePages(store, 'search, word in most', { search: WORDS[0] ?? '' });
  await timePages(store, 'search, rare word', { search: WORDS[15_000] ?? '' });
  await timePages(store, 'search, two words', { search: `${WORDS[3] ?? ''} ${WORDS[40] ?? ''}` });
  await timePages(store, 'search, two letters', { search: 'w1' });
  await timePages(store, 'search in a document', { search: WORDS[40] ?? '', documentUri: 'file:///document-7.md' });
  await time('latestForDocument', 20, () => store.latestForDocument('file:///document-7.md'));
  store.close();
  rmSync(folder, { recursive: true });
}

const asked = process.argv.slice(2).map(Number);
for (const count of asked.length > 0 ? asked : [1_000, 10_000, 100_000]) await bench(count);

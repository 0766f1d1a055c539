import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { ROOT } from '../../../scripts/support/paths.ts';
import { historyAnalyses } from '../../../src/core/history/historyAnalyses.ts';
import type { HistoryStore, TextStorage } from '../../../src/core/history/historyStore.ts';
import { createHistoryClient, type HistoryClient, type HistoryClientOptions } from '../../../src/host/history/worker/historyClient.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { failure, HistoryFixture, listAll, value } from './historyFixture.ts';

const DOCUMENT = 'file:///answers.md';

describe('The history in a worker thread', () => {
  let fixture: HistoryFixture;
  let clients: HistoryClient[] = [];
  const bundles = mkdtempSync(join(tmpdir(), 'history-worker-'));
  const worker = join(bundles, 'main.cjs');
  const ending = join(bundles, 'endingWorkerProcess.cjs');

  // As it ships, which also starts in a fifth of the time that the sources take.
  before(async () => {
    const entryPoints = [join(ROOT, 'src/host/history/worker/main.ts'), join(import.meta.dirname, 'endingWorkerProcess.ts')];
    await build({ entryPoints, outdir: bundles, entryNames: '[name]', outExtension: { '.js': '.cjs' }, bundle: true, platform: 'node', format: 'cjs', target: 'node22' });
  });

  after(() => {
    rmSync(bundles, { recursive: true });
  });

  beforeEach(() => (fixture = new HistoryFixture()));

  afterEach(async () => {
    await Promise.all(clients.map((client) => client.closed()));
    clients = [];
    fixture.dispose();
  });

  function open(options: Partial<HistoryClientOptions> = {}): HistoryClient {
    const client = createHistoryClient({ workerPath: worker, path: fixture.path, onNotice: (notice) => fixture.notices.push(notice), ...options });
    clients.push(client);
    return client;
  }

  it('answers every reading as the history itself does', async () => {
    const client = open();
    const direct = fixture.open();
    for (let index = 0; index < 5; index++) value(await client.append(sampleGrade({ id: `g-${index}`, createdAt: index, response: `Response ${index % 3}` })));
    value(await client.label('g-1', { opinion: { kind: 'disagree', score: 2 }, note: 'too kind', labelledAt: 7 }));
    assert.deepStrictEqual(value(await client.importRecords([{ grade: sampleGrade({ id: 'g-1' }), label: null }, { grade: sampleGrade({ id: 'g-5' }), label: null }])), { added: 1, present: 1 });
    value(await client.dismiss('g-3'));
    assert.strictEqual(value(await client.delete({ kind: 'ids', ids: ['g-0'] })), 1);
    const readings: readonly ((store: HistoryStore) => Promise<unknown>)[] = [
      (store) => store.get('g-1'),
      (store) => store.get('g-0'),
      (store) => store.list({ limit: 3, sort: 'oldest', offset: 1 }),
      (store) => store.groups({}, 'rubric'),
      (store) => store.trend({ documentUri: DOCUMENT }, 10),
      (store) => store.labelled({}),
      (store) => store.labelOf('g-1'),
      (store) => store.records({}, 2, { createdAt: 4, id: 'g-4' }),
      (store) => store.storage(),
      (store) => store.latestForDocument(DOCUMENT),
    ];
    for (const read of readings) assert.deepStrictEqual(await read(client), await read(direct));
    const analyses = historyAnalyses(direct);
    assert.deepStrictEqual(await client.trendOfFilter({}), await analyses.trendOfFilter({}));
    assert.deepStrictEqual(await client.trust(), await analyses.trust());
    assert.strictEqual(value(await client.trust())[0]?.rubricName, 'clarity');
    assert.strictEqual(value(await client.list({ limit: 1 })).total, 5);
  });

  it('begins calls in their order, and lets what waits at its end be written', async () => {
    const client = open();
    const answered: number[] = [];
    const calls = Array.from({ length: 30 }, async (_, index) => {
      value(await client.append(sampleGrade({ id: `g-${index}`, createdAt: index })));
      answered.push(index);
    });
    const list = client.list({ limit: 100 });
    client.close();
    assert.match(failure(await client.append(sampleGrade())).detail, /closed/);
    await Promise.all(calls);
    assert.strictEqual(value(await list).total, 30);
    assert.deepStrictEqual(answered, Array.from({ length: 30 }, (_, index) => index));
    await client.closed();
    assert.strictEqual(existsSync(`${fixture.path}-wal`), false, 'the database was left open');
    assert.strictEqual((await listAll(fixture.open())).length, 30);
  });

  it('asks for the storage of texts at each call, and passes notices on', async () => {
    writeFileSync(fixture.path, 'no database '.repeat(1000));
    let textStorage: TextStorage = 'hash-only';
    const client = open({ textStorage: () => textStorage });
    value(await client.append(sampleGrade({ id: 'hash' })));
    textStorage = 'full';
    value(await client.append(sampleGrade({ id: 'text', createdAt: 1 })));
    assert.deepStrictEqual((await listAll(client)).map(({ id, responseExcerpt }) => [id, responseExcerpt !== '']), [['hash', false], ['text', true]]);
    assert.strictEqual(fixture.kinds()[0], 'recovered');
  });

  it('starts nothing before its first call; without its file it says so', async () => {
    const workerPath = join(fixture.folder, 'none.cjs');
    const unused = open({ workerPath });
    await unused.closed();
    assert.match(failure(await unused.version()).detail, /closed/);
    const client = open({ workerPath });
    const failed = failure(await client.append(sampleGrade()));
    assert.strictEqual(failed.kind, 'unavailable');
    assert.match(failed.detail, /none\.cjs/);
    assert.deepStrictEqual([failure(await client.version()), fixture.notices], [failed, [{ kind: 'unavailable', failure: failed }]], 'told more than once');
    assert.strictEqual(existsSync(fixture.path), false);
  });

  it('fails what waits when the thread dies, sends no write twice, and goes on with a new thread', async () => {
    const client = open({ workerPath: ending });
    value(await client.append(sampleGrade({ id: 'before' })));
    const versions = [value(await client.version())];
    const lost = await Promise.all([client.append(sampleGrade({ id: 'written' })), client.append(sampleGrade({ id: 'waits' })), client.list({ limit: 1 })]);
    for (const result of lost) assert.match(failure(result).detail, /exit code 5/);
    versions.push(value(await client.version()));
    assert.match(failure(await client.append(sampleGrade({ id: 'unwritten' }))).detail, /exit code 4/);
    versions.push(value(await client.version()));
    assert.match(failure(await client.get('uncaught')).detail, /nobody caught this/);
    versions.push(value(await client.version()));
    assert.strictEqual(new Set(versions).size, versions.length, 'a new thread repeats versions');
    const ids = new Set((await listAll(client)).map(({ id }) => id));
    assert.ok(ids.has('before') && ids.has('written') && !ids.has('unwritten'));
    assert.deepStrictEqual(fixture.kinds(), ['unavailable', 'unavailable', 'unavailable'], 'one notice a death');
  });

  it('bears a thread that runs out of memory', async () => {
    const client = open({ workerPath: ending, resourceLimits: { maxOldGenerationSizeMb: 32 } });
    value(await client.append(sampleGrade({ id: 'before' })));
    assert.match(failure(await client.get('too much')).detail, /memory/);
    assert.strictEqual(value(await client.get('before'))?.id, 'before');
  });

  it('gives the error of a bug to the call that met it, and to no other', async () => {
    const client = open({ workerPath: ending });
    const other = client.list({ limit: 1 });
    await assert.rejects(client.get('bug'), new RangeError('a bug in a call'));
    assert.strictEqual(value(await other).total, 0);
  });
});

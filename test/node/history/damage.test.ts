import assert from 'node:assert/strict';
import { existsSync, openSync, readdirSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Grade } from '../../../src/core/grading/grade.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { AppendingProcess } from './appendingProcess.ts';
import { HistoryFixture, listAll, value } from './historyFixture.ts';

const PAGE = 4096;
const LABEL = { opinion: { kind: 'disagree', score: 1 }, note: 'No.', labelledAt: 7 } as const;

function longGrade(createdAt: number): Grade {
  return sampleGrade({ id: `g${createdAt}`, createdAt, response: `Response ${createdAt}. ${'word '.repeat(200)}` });
}

/** Overwrites pages of a database file, the first page being number 1. */
function scribble(path: string, firstPage: number, pages: number): void {
  writeSync(openSync(path, 'r+'), Buffer.alloc(pages * PAGE, 0xa5), 0, pages * PAGE, (firstPage - 1) * PAGE);
}

describe('A damaged history file', function () {
  this.timeout(60_000);
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  /** A closed history with so many grades. */
  async function filled(count: number): Promise<void> {
    const store = fixture.open();
    for (let index = 0; index < count; index++) value(await store.append(longGrade(index)));
    value(await store.label('g0', LABEL));
    store.close();
  }

  function asideFiles(): readonly string[] {
    return readdirSync(fixture.folder).filter((name) => name.includes('.damaged-') && !name.endsWith('-shm') && !name.endsWith('-wal'));
  }

  it('that is no database is renamed aside as it was, and the history goes on', async () => {
    writeFileSync(fixture.path, 'Dear diary, this is not SQLite. '.repeat(500));
    const before = readFileSync(fixture.path);
    const store = fixture.open({ now: () => Date.UTC(2026, 10, 24, 10, 20, 30) });
    const grade = sampleGrade();
    value(await store.append(grade));
    const { setAside } = await fixture.notice('recovered');
    assert.strictEqual(setAside, `${fixture.path}.damaged-2026-11-24T10-20-30-000Z`);
    assert.deepStrictEqual(readFileSync(setAside), before);
    assert.deepStrictEqual(value(await store.get(grade.id)), grade);
    assert.deepStrictEqual(fixture.kinds(), ['recovered']);
  });

  it('cut short is renamed aside, and gives back the grades that are left', async () => {
    await filled(300);
    truncateSync(fixture.path, Math.floor((statSync(fixture.path).size * 0.7) / PAGE) * PAGE);
    const cut = readFileSync(fixture.path);
    const store = fixture.open();
    value(await store.append(sampleGrade({ id: 'after' })));
    const { setAside, copied } = await fixture.notice('salvaged');
    assert.deepStrictEqual(readFileSync(setAside), cut);
    assert.ok(copied > 100, `${copied} copied`);
    assert.strictEqual((await listAll(store)).length, copied + 1);
    for (const { id } of await listAll(store)) assert.notStrictEqual(value(await store.get(id)), null);
  });

  it('cut to a few bytes is renamed aside', async () => {
    await filled(3);
    truncateSync(fixture.path, 50);
    value(await fixture.open().append(sampleGrade()));
    assert.strictEqual(statSync((await fixture.notice('recovered')).setAside).size, 50);
  });

  it('that is empty beside a full write-ahead log keeps the log', async () => {
    const open = fixture.open();
    value(await open.append(longGrade(1)));
    const log = readFileSync(`${fixture.path}-wal`);
    open.close();
    writeFileSync(fixture.path, '');
    writeFileSync(`${fixture.path}-wal`, log);
    value(await fixture.open().append(sampleGrade()));
    const { setAside } = await fixture.notice('recovered');
    assert.deepStrictEqual(readFileSync(`${setAside}-wal`), log);
  });

  it('found at opening gives back what can be read of it', async () => {
    await filled(300);
    const pages = statSync(fixture.path).size / PAGE;
    scribble(fixture.path, Math.floor(pages / 2), 3);
    const store = fixture.open();
    await store.list({ limit: 1000 });
    const found = await listAll(store);
    // Reading every grade meets the damage, wherever it lies.
    for (const { id } of found) await store.get(id);
    value(await store.list({ limit: 10, search: 'word' }));
    const { setAside, copied, lost } = await fixture.notice('salvaged');
    assert.ok(existsSync(setAside));
    const kept = await listAll(store);
    assert.strictEqual(kept.length, copied);
    assert.ok(copied >= 200 && copied <= 300, `${copied} copied, ${lost} lost`);
    assert.deepStrictEqual(value(await store.get('g0'))?.texts, longGrade(0).texts);
    assert.deepStrictEqual(value(await store.labelOf('g0')), LABEL);
  });

  it('found by four processes at once is renamed aside once, and none loses a grade', async () => {
    writeFileSync(fixture.path, 'not a database '.repeat(1000));
    const writers = ['a', 'b', 'c', 'd'].map((name) => new AppendingProcess(fixture.path, name));
    await Promise.all(writers.map((writer) => writer.ready()));
    for (const writer of writers) writer.append(50);
    await Promise.all(writers.map((writer) => writer.ended()));
    const errors = await Promise.all(writers.map((writer) => writer.errors));
    assert.strictEqual(errors.join('').split('\n').filter((line) => line.includes('recovered')).length, 1, errors.join(''));
    assert.strictEqual(asideFiles().length, 1, asideFiles().join(' '));
    const stored = await listAll(fixture.open());
    assert.deepStrictEqual(stored.map((grade) => grade.id).toSorted(), writers.flatMap((writer) => writer.acknowledged).toSorted());
    assert.strictEqual(stored.length, 200, errors.join(''));
  });

  it('that another window has set aside is left for the new one', async () => {
    const [one, two] = [fixture.open(), fixture.open()];
    value(await one.append(longGrade(1)));
    value(await two.append(longGrade(2)));
    two.close();
    // As another window does it: the names change while this one has the files open.
    for (const suffix of ['-wal', '-shm', '']) renameSync(fixture.path + suffix, `${fixture.path}.damaged-x${suffix}`);
    const other = fixture.open();
    value(await other.append(longGrade(3)));
    value(await one.append(longGrade(4)));
    value(await other.append(longGrade(5)));
    one.close();
    other.close();
    assert.deepStrictEqual((await listAll(fixture.open())).map((grade) => grade.id), ['g5', 'g4', 'g3']);
    const db = new DatabaseSync(`${fixture.path}.damaged-x`);
    assert.strictEqual(db.prepare('SELECT count(*) AS n FROM grades').get()?.['n'], 2);
    db.close();
  });
});

import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { HistoryStore } from '../../../src/core/history/historyStore.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { HistoryFixture, value } from './historyFixture.ts';

describe('The version of the history', () => {
  let fixture: HistoryFixture;
  beforeEach(() => (fixture = new HistoryFixture()));
  afterEach(() => {
    fixture.dispose();
  });

  async function version(store: HistoryStore): Promise<number> {
    return value(await store.version());
  }

  it('stays while only reading', async () => {
    const store = fixture.open();
    value(await store.append(sampleGrade()));
    const before = await version(store);
    value(await store.list({ limit: 10 }));
    value(await store.latestForDocument('file:///answers.md'));
    assert.strictEqual(await version(store), before);
  });

  it('never comes back to an earlier value, whoever writes', async () => {
    const [one, two] = [fixture.open(), fixture.open()];
    const seen = [await version(one)];
    for (const writer of [one, two, two, one, two]) {
      const grade = sampleGrade();
      value(await writer.append(grade));
      seen.push(await version(one));
      value(await writer.dismiss(grade.id));
      seen.push(await version(one));
    }
    assert.strictEqual(new Set(seen).size, seen.length, seen.join(' '));
  });

  it('changes when another file lies there, and what is appended then goes into that file', async () => {
    const store = fixture.open();
    value(await store.append(sampleGrade()));
    const before = await version(store);
    renameSync(fixture.path, `${fixture.path}.moved`);
    assert.notStrictEqual(await version(store), before);
    value(await store.append(sampleGrade({ id: 'after' })));
    const reader = fixture.open();
    assert.deepStrictEqual(value(await reader.list({ limit: 9 })).grades.map((grade) => grade.id), ['after']);
  });
});

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { HistoryStore } from '../../../src/core/history/historyStore.ts';
import { sampleGrade, type GradeParts } from '../../support/sampleGrade.ts';
import { HistoryFixture, value } from './historyFixture.ts';

describe('The latest grades of a document', () => {
  let fixture: HistoryFixture;
  let store: HistoryStore;
  beforeEach(() => {
    fixture = new HistoryFixture();
    store = fixture.open();
  });
  afterEach(() => {
    fixture.dispose();
  });

  async function append(id: string, parts: GradeParts): Promise<void> {
    value(await store.append(sampleGrade({ id, ...parts })));
  }
  async function latest(uri = 'file:///answers.md'): Promise<readonly string[]> {
    return value(await store.latestForDocument(uri)).map((grade) => grade.id);
  }

  it('are one for each rubric and response, newest first', async () => {
    await append('old', { createdAt: 1, response: 'A' });
    await append('other-rubric', { createdAt: 2, response: 'A', rubricName: 'tone' });
    await append('new', { createdAt: 3, response: 'A' });
    await append('other-text', { createdAt: 4, response: 'B' });
    await append('other-document', { createdAt: 5, response: 'A', uri: 'file:///else.md' });
    assert.deepStrictEqual(await latest(), ['other-text', 'new', 'other-rubric']);
    assert.deepStrictEqual(await latest('file:///else.md'), ['other-document']);
    assert.deepStrictEqual(await latest('file:///empty.md'), []);
  });

  it('are whole grades', async () => {
    const grade = sampleGrade({ reference: 'The best answer.' });
    value(await store.append(grade));
    assert.deepStrictEqual(value(await store.latestForDocument('file:///answers.md')), [grade]);
  });

  it('leave out what was dismissed, and dismissing brings back nothing older', async () => {
    await append('old', { createdAt: 1, response: 'A' });
    await append('new', { createdAt: 2, response: 'A' });
    await append('other', { createdAt: 3, response: 'B' });
    value(await store.dismiss('new'));
    value(await store.dismiss('new'));
    assert.deepStrictEqual(await latest(), ['other']);
    await append('newest', { createdAt: 4, response: 'A' });
    assert.deepStrictEqual(await latest(), ['newest', 'other']);
    assert.strictEqual(value(await store.list({ limit: 9 })).total, 4, 'the grades themselves stay');
  });

  it('are not hidden by a later run without a verdict', async () => {
    await append('graded', { createdAt: 1 });
    await append('cancelled', { createdAt: 2, verdict: { kind: 'ungraded', feedback: '', reason: { kind: 'cancelled' } } });
    assert.deepStrictEqual(await latest(), ['graded']);
  });

  it('do not change when a grade is dismissed that is not there', async () => {
    await append('one', {});
    value(await store.dismiss('nowhere'));
    assert.deepStrictEqual(await latest(), ['one']);
  });
});

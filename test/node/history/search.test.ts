import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { HistoryStore } from '../../../src/core/history/historyStore.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { HistoryFixture, value } from './historyFixture.ts';

describe('Searching the history', () => {
  let fixture: HistoryFixture;
  let store: HistoryStore;
  beforeEach(() => {
    fixture = new HistoryFixture();
    store = fixture.open();
  });
  afterEach(() => {
    fixture.dispose();
  });

  async function found(search: string): Promise<readonly string[]> {
    const page = value(await store.list({ limit: 10, search }));
    assert.strictEqual(page.total, page.grades.length);
    return page.grades.map((grade) => grade.id);
  }

  it('looks at feedback, instruction, response and reference answer, across them', async () => {
    const grade = sampleGrade({ feedback: 'courteous words', instruction: 'greet the visitor', response: 'Good morning', reference: 'A splendid welcome' });
    for (const each of [grade, sampleGrade()]) value(await store.append(each));
    for (const search of ['courteous', 'visitor', 'morning', 'splendid', 'splendid morning courteous visitor', 'GOOD mor']) {
      assert.deepStrictEqual(await found(search), [grade.id], search);
    }
    assert.deepStrictEqual(await found('courteous stranger'), []);
    assert.deepStrictEqual(await found('cour splendid'), [], 'only the last word may be unfinished');
  });

  it('does not mind accents', async () => {
    const grade = sampleGrade({ feedback: 'Très élégant' });
    value(await store.append(grade));
    assert.deepStrictEqual(await found('elegant tres'), [grade.id]);
  });

  it('takes nothing that a user types as query syntax', async () => {
    const grade = sampleGrade({ feedback: 'cats AND dogs, "quoted" C++ (maybe) feedback:none x*y' });
    for (const each of [grade, sampleGrade({ feedback: 'dogs' })]) value(await store.append(each));
    for (const search of ['cats AND', '"quoted', 'C++', '(maybe', 'feedback:none', 'x*y']) {
      assert.deepStrictEqual(await found(search), [grade.id], search);
    }
    assert.deepStrictEqual(await found('cats NOT dogs'), [], 'NOT is a word that does not occur');
  });

  it('never fails, whatever is typed', async () => {
    value(await store.append(sampleGrade()));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('"', '*', '(', ')', '-', '+', ':', '^', 'AND ', 'NEAR(', 'a', ' ', '\0') })), async (search) => {
        value(await store.list({ limit: 10, search }));
      }),
      { numRuns: 300 },
    );
  });

  it('finds a grade by any word of its texts', async () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(), async (words, pick) => {
        const grade = sampleGrade({ response: words.join(' ') });
        value(await store.append(grade));
        const page = value(await store.list({ limit: 1000, search: words[pick % words.length] ?? '' }));
        assert.ok(page.grades.some((each) => each.id === grade.id));
      }),
      { numRuns: 50 },
    );
  });
});

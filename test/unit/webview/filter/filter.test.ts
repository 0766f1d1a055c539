import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { HistoryFilter } from '../../../../src/core/history/historyFilter.ts';
import { chipsOf } from '../../../../webview/filter/chips.ts';
import { dayOf, fromDay, lastDays, toDay } from '../../../../webview/filter/days.ts';
import { sameShown, tidyFilter, toggled } from '../../../../webview/filter/historyShown.ts';
import { historySample } from '../../../e2e/panelPage/support/samples.ts';

const { facets } = historySample(3, 0);

const someFilter: fc.Arbitrary<HistoryFilter> = fc.record(
  {
    documentUri: fc.option(fc.string()),
    rubricName: fc.string({ minLength: 1 }),
    modelName: fc.option(fc.string()),
    scores: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5)),
    states: fc.uniqueArray(fc.constantFrom('graded', 'led', 'ungraded')),
    labels: fc.uniqueArray(fc.constantFrom('agree', 'disagree', 'none')),
    from: fc.nat(),
    to: fc.nat(),
    search: fc.string(),
  },
  { requiredKeys: [] },
);

describe('Chips of a filter', () => {
  it('say each condition, with names for people', () => {
    const filter: HistoryFilter = { documentUri: 'file:///home/ada/prompts/answers.jsonl', rubricName: 'clarity', modelName: null, scores: [4, 2], states: ['led'], labels: ['none', 'agree'], search: 'moon' };
    assert.deepEqual(
      chipsOf(filter, facets).map(({ text }) => text),
      ['File: answers.jsonl', 'Rubric: clarity', 'Evaluator: none', 'Score: 2, 4', 'Led', 'No label, Agreed'],
    );
  });

  it('say days as a span, with the last day in it', () => {
    const text = (filter: HistoryFilter) => chipsOf(filter, facets).map((chip) => chip.text);
    const from = fromDay({}, '2026-11-01');
    assert.deepEqual(text(from), ['Since 1 Nov 2026']);
    assert.deepEqual(text(toDay(from, '2026-11-24')), ['1 Nov 2026 – 24 Nov 2026']);
    assert.deepEqual(text(toDay({}, '2026-11-24')), ['Until 24 Nov 2026']);
    assert.deepEqual(text(toDay(from, '2026-11-01')), ['1 Nov 2026']);
  });

  it('taken away one after the other leave nothing but the search', () => {
    fc.assert(
      fc.property(someFilter, (filter) => {
        let left = tidyFilter(filter);
        for (let chip = chipsOf(left, facets)[0]; chip !== undefined; chip = chipsOf(left, facets)[0]) left = tidyFilter(chip.rest);
        assert.deepEqual(Object.keys(left).filter((name) => name !== 'search'), []);
        assert.equal(left.search, tidyFilter(filter).search);
      }),
    );
  });
});

describe('What is shown of the history', () => {
  it('is the same whatever the order, and without what says nothing', () => {
    const shown = (filter: HistoryFilter) => ({ filter, sort: 'newest', groupBy: null }) as const;
    assert.ok(sameShown(shown({ scores: [1, 2], search: ' moon ' }), shown({ search: 'moon', scores: [2, 1], states: [] })));
    assert.ok(!sameShown(shown({ documentUri: null }), shown({})));
    assert.ok(!sameShown(shown({}), { ...shown({}), sort: 'oldest' }));
  });

  it('toggling twice changes nothing', () => {
    assert.deepEqual(toggled(toggled([1, 3], 2), 2), [1, 3]);
    assert.deepEqual(toggled(undefined, 'x'), ['x']);
  });
});

describe('Days of the filter', () => {
  it('are read back as they were set; no day and a year that is being typed take the bound away', () => {
    assert.equal(dayOf(fromDay({}, '2026-03-29').from ?? 0), '2026-03-29');
    assert.equal(dayOf((toDay({}, '2026-10-25').to ?? 0) - 1), '2026-10-25');
    assert.deepEqual([fromDay({ from: 5 }, ''), toDay({ to: 5 }, '0002-01-01')], [{}, {}]);
  });

  it('one day is today from its first moment on', () => {
    const now = new Date(2026, 10, 24, 15).getTime();
    assert.deepEqual(lastDays({ to: 9 }, 1, now), { from: new Date(2026, 10, 24).getTime() });
    assert.deepEqual(lastDays({}, 7, now), { from: new Date(2026, 10, 18).getTime() });
  });
});

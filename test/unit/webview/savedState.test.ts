import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { SECTIONS } from '../../../webview/model.ts';
import { readSavedState, savedStateOf } from '../../../webview/savedState.ts';
import { initialModel, reduce } from '../../../webview/state.ts';
import { gradedSample, stateSample } from '../../e2e/panelPage/support/samples.ts';

describe('Saved state of the panel', () => {
  const shown = { filter: { documentUri: null, rubricName: 'clarity', scores: [1, 2], from: 5, search: 'moon' }, sort: 'lowest', groupBy: 'day' } as const;

  it('is read as it was kept, through JSON', () => {
    const kept = { expanded: new Set(['run', 'rubric'] as const), view: 'comparison', asked: shown, collapsed: new Set(['day 1']), chosen: ['a', 'b'] } as const;
    const model = { ...initialModel(kept, 0), host: stateSample({ selected: gradedSample(0) }) };
    const json: unknown = JSON.parse(JSON.stringify(savedStateOf(model, 120)));
    assert.deepEqual(readSavedState(json), { view: 'comparison', expanded: ['rubric', 'run'], shown, collapsed: ['day 1'], chosen: ['a', 'b'], selectedId: 'grade-1', scrollTop: 120 });
  });

  it('does not keep a grade that was closed', () => {
    const model = reduce({ ...initialModel({}, 0), host: stateSample({ selected: gradedSample(0) }) }, { type: 'grade-closed', gradeId: 'grade-1' });
    assert.equal(savedStateOf(model, 0).selectedId, null);
  });

  it('leaves out what does not fit, field by field', () => {
    const kept = { expanded: ['response', 'gone', 7], view: 'comparison', chosen: ['one'], selectedId: 'grade-9', scrollTop: -4, shown: { filter: { scores: [2, 9], states: 'led', from: 'x', modelName: 3 }, sort: 'best' } };
    const expected = { view: 'grades', expanded: ['response'], shown: { filter: { scores: [2] }, sort: 'newest', groupBy: null }, collapsed: [], chosen: ['one'], selectedId: 'grade-9', scrollTop: 0 };
    assert.deepEqual(readSavedState(kept), expected);
  });

  it('never throws, and gives usable values for anything', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const state = readSavedState(anything);
        assert.ok(state.scrollTop >= 0);
        assert.ok(state.expanded.every((section) => SECTIONS.includes(section)));
      }),
    );
  });
});

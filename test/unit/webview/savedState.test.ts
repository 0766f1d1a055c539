import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { SECTIONS } from '../../../webview/model.ts';
import { readSavedState, savedStateOf } from '../../../webview/savedState.ts';
import { initialModel } from '../../../webview/state.ts';
import { gradedSample, stateSample } from '../../e2e/panelPage/support/samples.ts';

describe('Saved state of the panel', () => {
  it('is read as it was kept, through JSON', () => {
    const model = { ...initialModel({ expanded: new Set(['run', 'rubric']), activeGradeId: 'grade-2' }, 0), host: stateSample({ selected: gradedSample(0) }) };
    const kept: unknown = JSON.parse(JSON.stringify(savedStateOf(model, 120)));
    assert.deepEqual(readSavedState(kept), { expanded: ['rubric', 'run'], activeGradeId: 'grade-2', selectedId: 'grade-1', scrollTop: 120 });
  });

  it('leaves out what does not fit, field by field', () => {
    const kept = { expanded: ['response', 'gone', 7], activeGradeId: 3, selectedId: 'grade-9', scrollTop: -4 };
    assert.deepEqual(readSavedState(kept), { expanded: ['response'], activeGradeId: null, selectedId: 'grade-9', scrollTop: 0 });
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

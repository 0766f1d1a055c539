import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PanelState } from '../../../src/protocol/panelProtocol.ts';
import { announcement } from '../../../webview/announce.ts';
import type { PanelModel } from '../../../webview/model.ts';
import { initialModel, reduce } from '../../../webview/state.ts';
import { gradedSample, groupedSample, historySample, runningSample, runningScorecardSample, scorecardSample, stateSample, ungradedSample } from '../../e2e/panelPage/support/samples.ts';

const NOW = Date.UTC(2026, 10, 24, 12);

function model(change: Partial<PanelState>): PanelModel {
  return { ...initialModel({}, NOW), host: stateSample(change) };
}

describe('Announcements', () => {
  it('says nothing of the first state, nor of a change that is not of the host', () => {
    const shown = model({ selected: gradedSample(NOW) });
    assert.equal(announcement(initialModel({}, NOW), shown), null);
    assert.equal(announcement(shown, { ...shown, ui: { ...shown.ui, now: NOW + 1 } }), null);
  });

  it('says the result when a run ends', () => {
    const running = model({ running: [runningSample('Well')] });
    assert.equal(announcement(running, model({ selected: gradedSample(NOW) })), 'Graded 4 out of 5, emotional-awareness.');
    assert.equal(
      announcement(running, model({ selected: ungradedSample(NOW) })),
      'Ungraded, logical-flow. The prompt has 5,312 tokens, and the model’s context holds 4,096.',
    );
  });

  it('does not say a grade that was opened from the history: the focus moves there', () => {
    assert.equal(announcement(model({}), model({ selected: gradedSample(NOW) })), null);
  });

  it('says the total of a scorecard once it has ended', () => {
    const running = model({ scorecard: runningScorecardSample(), running: [runningSample('Well')] });
    const sentence = 'supportive-reply: 3.2 out of 5, weakest honesty-about-uncertainty. Incomplete: 3 of 4 rubrics graded.';
    assert.equal(announcement(running, model({ scorecard: scorecardSample() })), sentence);
    assert.equal(announcement(running, model({ scorecard: { ...scorecardSample(), total: null, weakest: null, gradedRows: 0 } })), 'No rubric of supportive-reply gave a score.');
    assert.equal(announcement(model({}), model({ scorecard: scorecardSample() })), null);
    assert.equal(announcement(running, model({ scorecard: { ...scorecardSample(), id: 'scorecard-2' } })), null);
  });

  it('says completed sentences of the first run alone', () => {
    const second = { ...runningSample('Other. Two. '), runId: 'run-2' };
    const before = model({ running: [runningSample('One. T'), second] });
    assert.equal(announcement(before, model({ running: [runningSample('One. Two. Thr'), second] })), 'Two.');
    assert.equal(announcement(before, model({ running: [runningSample('One. Tw'), { ...second, feedback: 'Other. Two. Three. ' }] })), null);
  });

  it('says how many grades a search found, and in how many groups', () => {
    const all = historySample(3, NOW);
    const found = { ...all, matching: 1, shown: { ...all.shown, filter: { search: 'moon' } } };
    assert.equal(announcement(model({ history: all }), model({ history: found })), '1 grade found');
    assert.equal(announcement(model({ history: found }), model({ history: all })), '3 grades');
    assert.equal(announcement(model({ history: all }), model({ history: groupedSample(NOW) })), '240 grades, 4 groups');
  });

  it('says what was deleted', () => {
    assert.equal(announcement(model({ history: historySample(1200, NOW) }), model({ history: historySample(1198, NOW) })), '2 grades deleted.');
  });

  it('says a label once the host has it', () => {
    const graded = { ...gradedSample(NOW), label: null };
    const before = reduce(model({ selected: graded }), { type: 'label-asked', gradeId: 'grade-1', opinion: { kind: 'disagree', score: 2 } });
    assert.equal(announcement(model({ selected: graded }), before), null);
    const other = reduce(before, { type: 'state', state: stateSample({ selected: graded }) });
    assert.equal(announcement(before, other), null);
    const label = { opinion: { kind: 'disagree', score: 2 }, note: '', labelledAt: NOW } as const;
    assert.equal(announcement(other, reduce(other, { type: 'state', state: stateSample({ selected: { ...graded, label } }) })), 'Labelled: disagree, 2 out of 5.');
  });

  it('says how many grades are chosen, and when there can be no more', () => {
    let now = model({});
    const said: (string | null)[] = [];
    for (let count = 1; count <= 7; count += 1) {
      const next = reduce(now, { type: 'choice-toggled', gradeId: `grade-${count}` });
      said.push(announcement(now, next));
      now = next;
    }
    assert.deepEqual([said[0], said[5]], ['1 grade chosen to compare', '6 grades chosen to compare, which is the most']);
  });
});

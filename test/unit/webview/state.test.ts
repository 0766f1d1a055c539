import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PanelMessage, PanelState } from '../../../src/protocol/panelProtocol.ts';
import { shownOf, type PanelEvent, type PanelModel } from '../../../webview/model.ts';
import { initialModel, reduce } from '../../../webview/state.ts';
import { gradedSample, historySample, runningSample, stateSample } from '../../e2e/panelPage/support/samples.ts';

const NOW = Date.UTC(2026, 10, 24, 12);

function after(...events: readonly PanelEvent[]): PanelModel {
  return events.reduce(reduce, initialModel({}, NOW));
}

function state(change: Partial<PanelState> = {}): PanelMessage {
  return { type: 'state', state: stateSample(change) };
}

function progress(runId: string, feedbackDelta: string): PanelMessage {
  return { type: 'progress', runId, stage: 'Writing the feedback', fraction: 0.5, tokensPerSecond: 9, feedbackDelta };
}

describe('Panel state', () => {
  it('has nothing of the host at first, and what was kept of the page', () => {
    const model = initialModel({ expanded: new Set(['response']), view: 'trust' }, NOW);
    assert.equal(model.host, null);
    assert.deepEqual([...model.ui.expanded], ['response']);
    assert.deepEqual([model.ui.view, model.ui.now], ['trust', NOW]);
  });

  it('takes the whole state of the host', () => {
    const sent = stateSample({ selected: gradedSample(NOW), history: historySample(3, NOW) });
    assert.equal(after({ type: 'state', state: sent }).host, sent);
  });

  it('appends feedback to its run and replaces the rest of the progress', () => {
    const other = { ...runningSample(''), runId: 'run-2' };
    const model = after(state({ running: [runningSample('The '), other] }), progress('run-1', 'response '), progress('run-1', 'opens'));
    const [first, second] = model.host?.running ?? [];
    assert.equal(first?.feedback, 'The response opens');
    assert.deepEqual([first.stage, first.fraction, first.tokensPerSecond], ['Writing the feedback', 0.5, 9]);
    assert.equal(second, other);
  });

  it('leaves the history, the grade and the page alone while feedback streams', () => {
    const before = after(state({ running: [runningSample('')], selected: gradedSample(NOW), history: historySample(3, NOW) }));
    const later = reduce(before, progress('run-1', 'word'));
    assert.notEqual(later, before);
    assert.equal(later.host?.history, before.host?.history);
    assert.equal(later.host?.selected, before.host?.selected);
    assert.equal(later.ui, before.ui);
  });

  it('ignores progress of a run that it does not know, and progress before any state', () => {
    const before = after(state());
    assert.equal(reduce(before, progress('run-9', 'word')), before);
    const empty = after();
    assert.equal(reduce(empty, progress('run-1', 'word')), empty);
  });

  it('opens and closes sections; what changes nothing keeps the model', () => {
    const open = after({ type: 'section-toggled', section: 'rubric', open: true }, { type: 'section-toggled', section: 'run', open: true });
    assert.deepEqual([...open.ui.expanded], ['rubric', 'run']);
    assert.equal(reduce(open, { type: 'section-toggled', section: 'run', open: true }), open);
    assert.deepEqual([...reduce(open, { type: 'section-toggled', section: 'rubric', open: false }).ui.expanded], ['run']);
  });

  it('moves the focus to a grade once it has come, and only if it was asked for', () => {
    const asked = after(state({ history: historySample(3, NOW) }), { type: 'select-asked', gradeId: 'grade-1' });
    assert.equal(asked.ui.focus, null);
    const still = reduce(asked, state());
    assert.deepEqual([still.ui.opening, still.ui.focus], ['grade-1', null]);
    const shown = reduce(still, state({ selected: gradedSample(NOW) }));
    assert.deepEqual([shown.ui.opening, shown.ui.focus], [null, { place: 'grade' }]);
    assert.equal(after(state(), state({ selected: gradedSample(NOW) })).ui.focus, null);
  });

  it('moves the focus at once when the grade is shown already', () => {
    const model = after(state({ selected: gradedSample(NOW) }), { type: 'select-asked', gradeId: 'grade-1' });
    assert.deepEqual([model.ui.opening, model.ui.focus], [null, { place: 'grade' }]);
  });

  it('remembers a cancellation until the run has gone', () => {
    const cancelled = after(state({ running: [runningSample('')] }), { type: 'cancel-asked', runId: 'run-1' });
    assert.deepEqual([...cancelled.ui.cancelling], ['run-1']);
    const running = reduce(cancelled, state({ running: [runningSample('x')] }));
    assert.equal(running.ui.cancelling, cancelled.ui.cancelling);
    assert.deepEqual([...reduce(running, state()).ui.cancelling], []);
  });

  it('keeps what the person types over what the host echoes, until the host itself changes the search', () => {
    const shown = { filter: { search: 'mo' }, sort: 'newest', groupBy: null } as const;
    const typed = after(state(), { type: 'search-typed', text: 'moon' }, { type: 'shown-asked', shown: { ...shown, filter: { search: 'moon' } } }, state({ history: { ...historySample(1, NOW), shown } }));
    assert.deepEqual([typed.ui.search, shownOf(typed)?.filter.search], ['moon', 'moon']);
    const answered = reduce(typed, state({ history: { ...historySample(1, NOW), shown: { ...shown, filter: { search: 'moon' } } } }));
    assert.deepEqual([answered.ui.search, answered.ui.asked], ['moon', null]);
    assert.equal(reduce(answered, state({ history: historySample(1, NOW) })).ui.search, null);
  });

  it('turns to the grades when one is opened or has just come, but not for the first state', () => {
    const trend: PanelEvent = { type: 'view-chosen', view: 'trend' };
    assert.equal(after(trend, state({ selected: gradedSample(NOW) })).ui.view, 'trend');
    assert.equal(after(state(), trend, state({ selected: gradedSample(NOW) })).ui.view, 'grades');
    assert.equal(after(state({ selected: gradedSample(NOW) }), trend, { type: 'select-asked', gradeId: 'grade-1' }).ui.view, 'grades');
  });

  it('a closed grade stays closed until another comes or it is asked for', () => {
    const closed = after(state({ selected: gradedSample(NOW) }), { type: 'grade-closed', gradeId: 'grade-1' });
    assert.equal(reduce(closed, state({ selected: gradedSample(NOW) })).ui.closed, 'grade-1');
    assert.equal(reduce(closed, state({ selected: { ...gradedSample(NOW), id: 'grade-2' } })).ui.closed, null);
    assert.equal(reduce(closed, { type: 'select-asked', gradeId: 'grade-1' }).ui.closed, null);
  });

  it('follows the active row when a grade comes on top', () => {
    const history = historySample(5, NOW);
    const before = after(state({ history }), { type: 'item-focused', position: { group: 'all', row: 1 } });
    const newest = { ...gradeAt(history, 0), id: 'brand-new' };
    const next = reduce(before, state({ history: { ...history, version: 2, firstRows: [newest, ...history.firstRows] } }));
    assert.deepEqual([next.ui.active, next.ui.cameOnTop], [{ group: 'all', row: 2 }, 1]);
  });

  it('goes back to the view that a grade was opened from, which is there at once', () => {
    const answer: PanelMessage = { type: 'trend', filter: { rubricName: 'clarity' }, trend: null, problem: 'Held.' };
    const opened = after(state(), { type: 'view-chosen', view: 'trend' }, answer, { type: 'select-asked', gradeId: 'grade-1' }, state({ selected: gradedSample(NOW) }));
    assert.equal(opened.ui.view, 'grades');
    const back = reduce(opened, { type: 'grade-left' });
    assert.deepEqual([back.ui.view, back.ui.focus, back.trend], ['trend', { place: 'point', gradeId: 'grade-1' }, answer]);
    assert.equal(reduce(back, { type: 'grade-left' }), back);
    assert.equal(reduce(opened, { type: 'view-chosen', view: 'trust' }).ui.openedFrom, null);
  });

  it('leaves the comparison when fewer than two are chosen, and compares at most six', () => {
    const comparing = after({ type: 'choices-made', gradeIds: ['a', 'b'] }, { type: 'view-chosen', view: 'comparison' });
    assert.equal(reduce(comparing, { type: 'choice-toggled', gradeId: 'c' }).ui.view, 'comparison');
    assert.equal(reduce(comparing, { type: 'choice-toggled', gradeId: 'a' }).ui.view, 'grades');
    assert.equal(after({ type: 'choices-made', gradeIds: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] }).ui.chosen.length, 6);
  });

  it('a command brings up a view', () => {
    const model = after(state(), { type: 'show-view', view: 'comparison', gradeIds: ['a', 'b'] });
    assert.deepEqual([model.ui.view, model.ui.chosen], ['comparison', ['a', 'b']]);
  });

  it('an answer for other grades is not shown again', () => {
    const compared = after({ type: 'choices-made', gradeIds: ['a', 'b'] }, { type: 'view-chosen', view: 'comparison' }, { type: 'comparison', view: null, problem: 'Gone.' });
    assert.notEqual(compared.comparison, null);
    assert.equal(reduce(compared, { type: 'choice-toggled', gradeId: 'c' }).comparison, null);
  });
});

function gradeAt(history: PanelState['history'], index: number): PanelState['history']['firstRows'][number] {
  const grade = history.firstRows[index];
  assert.ok(grade);
  return grade;
}

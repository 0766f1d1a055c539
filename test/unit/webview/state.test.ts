import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PanelMessage, PanelState } from '../../../src/protocol/panelProtocol.ts';
import type { PanelEvent, PanelModel } from '../../../webview/model.ts';
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
    const model = initialModel({ expanded: new Set(['response']), activeGradeId: 'grade-4' }, NOW);
    assert.equal(model.host, null);
    assert.deepEqual([...model.ui.expanded], ['response']);
    assert.equal(model.ui.activeGradeId, 'grade-4');
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

  it('after Load More moves the focus to the first grade that came, past one that was graded meanwhile', () => {
    const first = historySample(10, NOW, 21);
    const newest = { ...gradeAt(historySample(1, NOW), 0), id: 'brand-new' };
    const second = historySample(20, NOW);
    const model = after(state({ history: first }), { type: 'more-asked' }, state({ history: { ...second, grades: [newest, ...second.grades] } }));
    assert.equal(model.ui.loadingMore, false);
    assert.deepEqual(model.ui.focus, { place: 'row', gradeId: 'grade-11' });
  });

  it('leaves the focus when Load More brought nothing', () => {
    const model = after(state({ history: historySample(10, NOW, 20) }), { type: 'more-asked' }, state({ history: historySample(10, NOW) }));
    assert.equal(model.ui.focus, null);
  });

  it('remembers a cancellation until the run has gone', () => {
    const cancelled = after(state({ running: [runningSample('')] }), { type: 'cancel-asked', runId: 'run-1' });
    assert.deepEqual([...cancelled.ui.cancelling], ['run-1']);
    const running = reduce(cancelled, state({ running: [runningSample('x')] }));
    assert.equal(running.ui.cancelling, cancelled.ui.cancelling);
    assert.deepEqual([...reduce(running, state()).ui.cancelling], []);
  });

  it('keeps what the person types over what the host echoes', () => {
    const typed = after(state(), { type: 'search-typed', text: 'moon' }, state({ history: { ...historySample(1, NOW), search: 'mo' } }));
    assert.equal(typed.ui.search, 'moon');
  });
});

function gradeAt(history: PanelState['history'], index: number): PanelState['history']['grades'][number] {
  const grade = history.grades[index];
  assert.ok(grade);
  return grade;
}

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PanelRequest } from '../../../src/protocol/panelProtocol.ts';
import type { PanelEvent, PanelModel } from '../../../webview/model.ts';
import { requestsAfter } from '../../../webview/requests.ts';
import { initialModel, reduce } from '../../../webview/state.ts';
import { historySample, stateSample } from '../../e2e/panelPage/support/samples.ts';

const LOWEST = { filter: { rubricName: 'clarity' }, sort: 'lowest', groupBy: null } as const;
const STATE: PanelEvent = { type: 'state', state: stateSample({ history: historySample(9, 0) }) };

function requestsOf(start: PanelModel, ...events: readonly PanelEvent[]): readonly PanelRequest[] {
  let model = start;
  return events.flatMap((event) => {
    const next = reduce(model, event);
    const requests = requestsAfter(model, next);
    model = next;
    return requests;
  });
}

describe('Requests that follow from what is shown', () => {
  it('a fresh page asks for nothing: the host sends what it shows', () => {
    assert.deepEqual(requestsOf(initialModel({}, 0), STATE, STATE), []);
  });

  it('a page from before a reload asks for its own view and filter, once', () => {
    const kept = initialModel({ asked: LOWEST, view: 'trend' }, 0);
    assert.deepEqual(requestsOf(kept, STATE, STATE), [{ type: 'show-history', shown: LOWEST }, { type: 'show-trend', filter: LOWEST.filter }]);
  });

  it('a filter is asked for once, and not again while the answer is on its way', () => {
    assert.deepEqual(requestsOf(initialModel({}, 0), STATE, { type: 'shown-asked', shown: LOWEST }, STATE), [{ type: 'show-history', shown: LOWEST }]);
  });

  it('each view is asked for on entering it, and the list on coming back', () => {
    const views: readonly PanelEvent[] = (['trend', 'trust', 'grades'] as const).map((view) => ({ type: 'view-chosen', view }));
    assert.deepEqual(requestsOf(initialModel({}, 0), STATE, ...views).map(({ type }) => type), ['show-trend', 'show-trust', 'show-history']);
  });

  it('the trend starts with the rubric that was used last, but not of a list that is filtered', () => {
    const [latest] = historySample(9, 0).facets.rubrics;
    const trend: PanelEvent = { type: 'view-chosen', view: 'trend' };
    assert.deepEqual(requestsOf(initialModel({}, 0), STATE, trend), [{ type: 'show-trend', filter: { rubricName: latest?.value } }]);
    const searched = { ...LOWEST, filter: { search: 'moon' } };
    assert.deepEqual(requestsOf(initialModel({}, 0), STATE, { type: 'shown-asked', shown: searched }, trend).at(-1), { type: 'show-trend', filter: { search: 'moon' } });
  });

  it('a comparison is asked for again when other grades are chosen', () => {
    const events: readonly PanelEvent[] = [STATE, { type: 'choices-made', gradeIds: ['a', 'b'] }, { type: 'view-chosen', view: 'comparison' }, { type: 'choice-toggled', gradeId: 'c' }];
    assert.deepEqual(requestsOf(initialModel({}, 0), ...events), [{ type: 'show-comparison', gradeIds: ['a', 'b'] }, { type: 'show-comparison', gradeIds: ['a', 'b', 'c'] }]);
  });
});

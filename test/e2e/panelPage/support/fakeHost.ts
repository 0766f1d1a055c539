import type { GradeSummary } from '../../../../src/core/history/historyStore.ts';
import type { HistoryGroupView, HistoryShown } from '../../../../src/protocol/historyProtocol.ts';
import type { GradeView, PanelState } from '../../../../src/protocol/panelProtocol.ts';
import type { PanelPage } from './panelPage.ts';
import { gradedSample, historySample, stateSample, summarySample } from './samples.ts';

const SAMPLES = 840;

/** Sends a history of so many grades, and answers in the page what it asks of the list, as the extension would. */
export async function serveHistory(panel: PanelPage, count: number, now: number): Promise<void> {
  const samples = Array.from({ length: SAMPLES }, (_, index) => summarySample(index, now));
  const state = stateSample({ history: historySample(count, now) });
  await panel.page.evaluate(answering, { samples, state, grade: gradedSample(now) });
  await panel.send({ type: 'state', state });
}

interface Served {
  readonly samples: readonly GradeSummary[];
  readonly state: PanelState;
  /** Opened whatever row is asked for. */
  readonly grade: GradeView;
}

// Runs in the page. A search finds three of them; groups are a hundred, of the same size.
function answering({ samples, state, grade }: Served): void {
  const { stored } = state.history;
  let version = 1;
  let now = state;
  const row = (index: number): GradeSummary => {
    const sample = samples[index % samples.length];
    if (sample === undefined) throw new Error('There are no samples.');
    return { ...sample, id: `grade-${index + 1}` };
  };
  const rows = (start: number, count: number, matching: number): GradeSummary[] => Array.from({ length: Math.max(0, Math.min(count, matching - start)) }, (_, index) => row(start + index));
  const groupsOf = (shown: HistoryShown, matching: number): HistoryGroupView[] => {
    if (shown.groupBy === null) return [{ key: 'all', label: '', count: matching, meanExpected: 3.4 }];
    return Array.from({ length: 100 }, (_, index) => ({ key: `key ${index}`, label: `group ${index}`, count: Math.ceil(matching / 100), meanExpected: 3 }));
  };
  const show = (shown: HistoryShown): void => {
    version += 1;
    const matching = shown.filter.search === undefined ? stored : 3;
    const groups = groupsOf(shown, matching);
    const history = { ...state.history, shown, version, matching, groups, firstRows: rows(0, 50, groups[0]?.count ?? 0) };
    now = { ...state, history };
    window.postMessage({ type: 'state', state: now }, '*');
  };
  globalThis.answerRequest = (request) => {
    if (request.type === 'show-history') show(request.shown);
    if (request.type === 'select') window.postMessage({ type: 'state', state: { ...now, selected: { ...grade, id: request.gradeId } } }, '*');
    if (request.type !== 'history-rows' || request.version !== version) return;
    const { group, start, count } = request;
    window.postMessage({ type: 'history-rows', version, group, start, rows: rows(start, count, stored) }, '*');
  };
}

import type { PanelState } from '../../../../src/protocol/panelProtocol.ts';
import type { HistoryShown } from '../../../../src/protocol/historyProtocol.ts';
import { doubtfulSample, gradedSample, groupedSample, HALF_FEEDBACK, historySample, runningSample, runningScorecardSample, scorecardSample, stateSample, STORAGE, ungradedSample } from './samples.ts';

const MUCH_FILTERED: HistoryShown = {
  filter: { rubricName: 'emotional-awareness', documentUri: 'file:///home/ada/prompts/support-replies.md', scores: [1, 2], states: ['graded', 'led'], labels: ['none'], from: Date.UTC(2026, 9, 1), search: 'moon' },
  sort: 'lowest',
  groupBy: null,
};

/** Every state of the page that looks different, by name. */
export function namedStates(now: number) {
  const history = historySample(8, now);
  return {
    'running-prompt': stateSample({ running: [runningSample('')] }),
    'running-feedback': stateSample({ running: [runningSample(HALF_FEEDBACK)], history }),
    graded: stateSample({ selected: gradedSample(now), history }),
    doubtful: stateSample({ selected: doubtfulSample(now), history }),
    ungraded: stateSample({ selected: ungradedSample(now), history }),
    'scorecard-running': stateSample({ running: [{ ...runningSample(HALF_FEEDBACK), rubricName: 'honesty-about-uncertainty' }], scorecard: runningScorecardSample(), history }),
    'scorecard-finished': stateSample({ scorecard: scorecardSample(), history }),
    'scorecard-row-open': stateSample({ scorecard: scorecardSample(), selected: gradedSample(now), history }),
    'empty-no-model': stateSample({ setup: { hasModel: false, rubricCount: 12 } }),
    'model-problem': stateSample({ setup: { hasModel: false, modelProblem: { message: 'There is not enough memory for the model (it needs 9.1 GB; 6.2 GB can be had).', advice: 'Close other programs, choose a smaller model, or lower the context size.' }, rubricCount: 12 }, history }),
    'empty-no-rubric': stateSample({ setup: { hasModel: true, rubricCount: 0 } }),
    'empty-ready': stateSample(),
    'long-history': stateSample({ history: historySample(1240, now) }),
    'nothing-found': stateSample({ history: { ...historySample(8, now), groups: [], firstRows: [], matching: 0, shown: { filter: { search: 'chloroplast' }, sort: 'newest', groupBy: null } } }),
    grouped: stateSample({ history: groupedSample(now) }),
    filtered: stateSample({ history: { ...historySample(61, now), stored: 1240, shown: MUCH_FILTERED } }),
    labelled: stateSample({ selected: { ...gradedSample(now), textsKept: false, instruction: '', response: '', reference: null, quotes: [], label: { opinion: { kind: 'disagree', score: 2 }, note: 'It makes light of the fear.', labelledAt: now } }, history: { ...history, storage: { ...STORAGE, textStorage: 'hash-only', retentionDays: 90, withTexts: 3 } } }),
    'history-problem': stateSample({ history: { ...history, problem: 'The disk is full: new grades are shown but not kept. Free some space and grade again.' } }),
  } satisfies Record<string, PanelState>;
}

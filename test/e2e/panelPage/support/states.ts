import type { PanelState } from '../../../../src/protocol/panelProtocol.ts';
import { doubtfulSample, gradedSample, HALF_FEEDBACK, historySample, runningSample, runningScorecardSample, scorecardSample, stateSample, ungradedSample } from './samples.ts';

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
    'empty-no-rubric': stateSample({ setup: { hasModel: true, rubricCount: 0 } }),
    'empty-ready': stateSample(),
    'long-history': stateSample({ history: historySample(1240, now) }),
    'nothing-found': stateSample({ history: { ...historySample(8, now), groups: [], firstRows: [], matching: 0, shown: { filter: { search: 'chloroplast' }, sort: 'newest', groupBy: null } } }),
    'history-problem': stateSample({ history: { ...history, problem: 'The disk is full: new grades are shown but not kept. Free some space and grade again.' } }),
  } satisfies Record<string, PanelState>;
}

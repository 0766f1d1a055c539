import type { GradeView, PanelState } from '../src/protocol/panelProtocol.ts';
import { sameShown } from './filter/historyShown.ts';
import { MOST_COMPARED, type PanelModel } from './model.ts';
import { counted, oneDecimal } from './text/numbers.ts';
import { newSentences } from './text/sentences.ts';
import { opinionInWords, scoreInWords } from './text/wording.ts';

/**
 * What a screen reader should say about a change, or null. Feedback is said once, sentence by sentence
 * as it is completed, and only that of the first run, so that two runs do not talk over each other.
 */
export function announcement(before: PanelModel, after: PanelModel): string | null {
  if (before.host === null || after.host === null) return null;
  if (before.host === after.host) return labelled(before, after) ?? chosen(before, after);
  return labelled(before, after) ?? ofState(before.host, after.host);
}

function ofState(before: PanelState, after: PanelState): string | null {
  return scorecardFinished(before, after) ?? finished(before, after) ?? feedback(before, after) ?? deleted(before, after) ?? found(before, after);
}

function finished(before: PanelState, after: PanelState): string | null {
  const grade = after.selected;
  if (grade === null || grade.id === before.selected?.id || before.running.length <= after.running.length) return null;
  return resultSentence(grade);
}

function scorecardFinished(before: PanelState, { scorecard }: PanelState): string | null {
  const ended = before.scorecard?.running === true && scorecard?.running === false && scorecard.id === before.scorecard.id;
  if (!ended) return null;
  const { name, total, weakest, gradedRows, rows } = scorecard;
  if (total === null) return `No rubric of ${name} gave a score.`;
  const incomplete = gradedRows < rows.length ? ` Incomplete: ${gradedRows} of ${rows.length} rubrics graded.` : '';
  return `${name}: ${oneDecimal(total)} out of 5, weakest ${weakest ?? 'none'}.${incomplete}`;
}

function resultSentence({ rubricName, verdict }: GradeView): string {
  if (verdict.kind === 'ungraded') return `Ungraded, ${rubricName}. ${verdict.message}`;
  return `Graded ${scoreInWords(verdict.score)}, ${rubricName}.`;
}

function feedback(before: PanelState, after: PanelState): string | null {
  const run = after.running[0];
  if (run === undefined) return null;
  const earlier = before.running.find(({ runId }) => runId === run.runId);
  const said = newSentences(earlier?.feedback ?? '', run.feedback);
  return said === '' ? null : said;
}

// Nothing but a deletion makes the history smaller.
function deleted({ history: before }: PanelState, { history: after }: PanelState): string | null {
  return after.stored < before.stored ? `${counted(before.stored - after.stored, 'grade')} deleted.` : null;
}

function found({ history: before }: PanelState, { history: after }: PanelState): string | null {
  if (sameShown(before.shown, after.shown)) return null;
  const narrowed = Object.keys(after.shown.filter).length > 0;
  const grades = counted(after.matching, 'grade');
  const groups = after.shown.groupBy === null ? '' : `, ${counted(after.groups.length, 'group')}`;
  return `${grades}${narrowed ? ' found' : ''}${groups}`;
}

// Said once the host has it, not when it was asked for.
function labelled(before: PanelModel, after: PanelModel): string | null {
  const { labelling } = before.ui;
  return labelling !== null && after.ui.labelling === null ? opinionInWords(labelling.opinion) : null;
}

function chosen({ ui: before }: PanelModel, { ui: after }: PanelModel): string | null {
  if (before.chosen === after.chosen) return null;
  const most = after.chosen.length === MOST_COMPARED ? ', which is the most' : '';
  return `${counted(after.chosen.length, 'grade')} chosen to compare${most}`;
}

import type { GradeView, PanelState } from '../src/protocol/panelProtocol.ts';
import type { PanelModel } from './model.ts';
import { counted, oneDecimal } from './text/numbers.ts';
import { newSentences } from './text/sentences.ts';
import { scoreInWords } from './text/wording.ts';

/**
 * What a screen reader should say about a change, or null. Feedback is said once, sentence by sentence
 * as it is completed, and only that of the first run, so that two runs do not talk over each other.
 */
export function announcement(before: PanelModel, after: PanelModel): string | null {
  if (before.host === null || after.host === null || before.host === after.host) return null;
  return scorecardFinished(before.host, after.host) ?? finished(before.host, after.host) ?? feedback(before.host, after.host) ?? found(before.host, after.host);
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

function found(before: PanelState, after: PanelState): string | null {
  if (before.history.search === after.history.search) return null;
  return after.history.search === '' ? counted(after.history.total, 'grade') : `${counted(after.history.total, 'grade')} found`;
}

import { agreementTable } from '../../examples/agreementTable.ts';
import { describeUngraded } from '../../grading/describeUngraded.ts';
import { escapedMarkdown as escaped, markdownTable } from '../../support/markdown.ts';
import type { LabelledRecord } from '../historyStore.ts';
import type { RubricSummary, Trend } from '../trend.ts';
import type { TrustReport } from '../trust.ts';
import { MOST_LISTED, type HistoryDocument, type ReportFacts } from './historyDocument.ts';
import { countText, documentName, filterText, intervalText, labelText, timeText } from './words.ts';

/** A report in Markdown: summary, trust, and the newest grades with their feedback. Texts of people and models are escaped. */
export function markdownDocument(facts: ReportFacts): HistoryDocument {
  const { madeAt, filter, total, trend, trust } = facts;
  const head = ['# Grades', `Made ${timeText(madeAt)}. ${escaped(filterText(filter))}`, countText(total, MOST_LISTED)];
  const sections = [...head, ...summaries(trend), ...markers(trend), ...(trust.length === 0 ? [] : ['## Agreement with people', ...trust.flatMap(trustSection)]), '## List'];
  return { header: `${sections.join('\n\n')}\n`, page: (records) => records.map(gradeSection).join(''), footer: '' };
}

function summaries({ summaries: all, histogram, cut }: Trend): readonly string[] {
  if (all.length === 0) return [];
  const rows = all.map(summaryCells);
  return [
    '## Rubrics',
    ...(cut ? ['Of the newest grades only.'] : []),
    markdownTable(['Rubric', 'Graded', 'Graders', 'Mean expected score', '95 % interval', 'Lowest', 'Highest'], rows),
    '## Scores',
    markdownTable(['Score', '1', '2', '3', '4', '5'], [['Grades', ...histogram.map(String)]]),
  ];
}

function summaryCells({ rubricName, graded, graders, mean, lowest, highest }: RubricSummary): readonly string[] {
  return [escaped(rubricName), String(graded), graders === 1 ? '1' : `${graders} (mixed)`, mean.value?.toFixed(2) ?? '–', intervalText(mean.interval), lowest.toFixed(2), highest.toFixed(2)];
}

function markers({ markers: all }: Trend): readonly string[] {
  if (all.length === 0) return [];
  const lines = all.map(({ at, rubricName, changed }) => `- ${timeText(at)}: the ${changed} of ${escaped(rubricName)} changed; grades before and after do not compare.`);
  return ['## Changes of the grader', lines.join('\n')];
}

function trustSection({ rubricName, modelName, labels, agreement }: TrustReport): readonly string[] {
  const rows = agreementTable(agreement).map(({ name, value, interval }) => [name, value, interval]);
  return [
    `### ${escaped(rubricName)} by ${escaped(modelName ?? 'no evaluator')}`,
    `Labels: ${labels}, of grades without a score: ${agreement.ungraded}.`,
    ...(agreement.warning === null ? [] : [`**Warning:** ${agreement.warning}`]),
    markdownTable(['Statistic', 'Value', '95 % interval'], rows),
  ];
}

function gradeSection({ grade, label }: LabelledRecord): string {
  const { verdict, rubric, place, evaluator, createdAt, texts, textsKept } = grade;
  const score = verdict.kind === 'graded' ? `${verdict.score}/5` : 'Not graded:';
  const expected = verdict.kind === 'graded' ? [`expected ${verdict.expectedScore.toFixed(2)}`] : [];
  const facts = [timeText(createdAt), escaped(documentName(place?.uri)), escaped(evaluator?.modelName ?? 'no evaluator'), ...expected];
  const response = textsKept === false ? [] : [`**Response:** ${escaped(texts.response)}`];
  const reason = verdict.kind === 'ungraded' ? [escaped(describeUngraded(verdict.reason).message)] : [];
  const feedback = verdict.feedback === '' ? [] : [`**Feedback:** ${escaped(verdict.feedback)}`];
  const said = label === null ? [] : [`**Label:** ${labelText(label)}${label.note === '' ? '' : `: ${escaped(label.note)}`}`];
  return `\n${[`### ${score} ${escaped(rubric.rubric.name)}`, facts.join(', '), ...reason, ...response, ...feedback, ...said].join('\n\n')}\n`;
}

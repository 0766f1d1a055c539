import type { RubricSummary, Trend } from '../../trend.ts';
import { intervalText } from '../words.ts';
import { html, type Markup, NOTHING, table } from './markup.ts';
import { scoreTable } from './scoreTable.ts';

/** What a report says of each rubric, and how often each score was given. */
export function summarySections({ summaries, histogram, cut }: Trend): Markup {
  if (summaries.length === 0) return NOTHING;
  const all = histogram.reduce((sum, count) => sum + count, 0);
  const mixed = summaries.some(({ graders }) => graders > 1) ? html`<p class="soft">A mean over several graders is mixed: it moves when the grader changes.</p>` : NOTHING;
  return html`<h2>Rubrics</h2>
${cut ? html`<p class="soft">Statistics and charts are of the newest ${all.toLocaleString('en-GB')} graded runs.</p>` : NOTHING}${table('Expected scores', ['Rubric', 'Graded', 'Graders', 'Mean', '95 % interval', 'Lowest', 'Highest'], summaries.map(summaryCells))}${mixed}
<h2>Scores</h2>
${scoreTable('How often each score was given', ['Score', 'Grades'], histogram, (count) => `${count.toLocaleString('en-GB')} (${((100 * count) / all).toFixed(0)} %)`)}`;
}

function summaryCells({ rubricName, graded, graders, mean, lowest, highest }: RubricSummary): readonly string[] {
  return [rubricName, graded.toLocaleString('en-GB'), graders === 1 ? '1' : `${graders}, mixed`, mean.value?.toFixed(2) ?? '–', intervalText(mean.interval), lowest.toFixed(2), highest.toFixed(2)];
}

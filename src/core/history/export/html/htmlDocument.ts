import { MOST_LISTED, type HistoryDocument, type ReportFacts } from '../historyDocument.ts';
import { countText, filterText, timeText } from '../words.ts';
import { gradeSection } from './gradeSection.ts';
import { html } from './markup.ts';
import { STYLES } from './styles.ts';
import { summarySections } from './summaries.ts';
import { trendCharts } from './trendChart.ts';
import { trustSections } from './trustSections.ts';

/** Nothing but the styles of the page itself: whatever a graded text holds, nothing runs and nothing is fetched. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A report as one HTML file that opens anywhere without scripts or a network: summary, charts, agreement, the newest grades. */
export function htmlDocument({ madeAt, filter, total, trend, trust }: ReportFacts): HistoryDocument {
  const header = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Grades, ${timeText(madeAt)}</title>
${STYLES}
</head>
<body>
<main>
<h1>Grades</h1>
<p class="soft">Made ${timeText(madeAt)}. ${filterText(filter)}</p>
${summarySections(trend)}${trendCharts(trend)}${trustSections(trust)}<h2>List</h2>
<p class="soft">${countText(total, MOST_LISTED)}</p>
`;
  return { header: header.text, page: (records) => records.map((record) => gradeSection(record).text).join(''), footer: '</main>\n</body>\n</html>\n' };
}

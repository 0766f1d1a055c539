import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import markdownIt from 'markdown-it';
import { exportHistory } from '../../../../../src/core/history/export/exportHistory.ts';
import { chartPoints } from '../../../../../src/core/history/export/html/chartPoints.ts';
import { html } from '../../../../../src/core/history/export/html/markup.ts';
import { percent, scoreShare, timeShare } from '../../../../../src/core/history/export/html/scale.ts';
import { markdownDocument } from '../../../../../src/core/history/export/markdown.ts';
import { documentName, filterText, timeText } from '../../../../../src/core/history/export/words.ts';
import { sampleGrade } from '../../../../support/sampleGrade.ts';
import { sampleRecord } from '../../../../support/sampleHistory.ts';
import { factsOf, HOSTILE } from '../../../../support/reportSample.ts';
import { point } from '../support/points.ts';
import { collect, RecordsInMemory } from './support.ts';

const RECORDS = Array.from({ length: 2100 }, (_, index) => sampleRecord(index, 2100));

describe('A report', () => {
  it('lists the newest 2,000 grades and says of how many', async () => {
    for (const [format, mark] of [['html', /<details class="grade">/gu], ['md', /^### \d\/5/gmu]] as const) {
      const { text } = await collect(exportHistory(new RecordsInMemory(RECORDS), { format, filter: {}, now: 0 }));
      assert.equal(text.match(mark)?.length, 2000);
      assert.ok(text.includes('2,100 grades; the newest 2,000 are listed.'));
    }
  });

  it('in Markdown shows texts as they are, and no HTML or link of theirs', () => {
    const grade = sampleGrade({ rubricName: HOSTILE, response: `# head\n[a](b) | *c* ${HOSTILE}`, feedback: HOSTILE });
    const document = markdownDocument(factsOf([{ grade, label: { opinion: { kind: 'disagree', score: 2 }, note: '`x`', labelledAt: 1 } }]));
    const shown = markdownIt({ html: true }).render(document.header + document.page([{ grade, label: null }]));
    assert.doesNotMatch(shown, /<(?:script|img|a|em|code)\b/u);
    assert.ok(shown.includes('# head [a](b) | *c* &lt;/p&gt;'));
    assert.match(shown, /<td>3\.85<\/td>/u);
  });

  it('in Markdown marks means over several graders, changes of the grader and too few labels', () => {
    const document = markdownDocument(factsOf(RECORDS.slice(0, 60).map((record, index) => (index < 30 ? record : { ...sampleRecord(index + 2040, 2100), label: record.label }))));
    assert.match(document.header, /\| 20 \| [23] \(mixed\) \|/u);
    assert.match(document.header, /the model of clarity changed/u);
    assert.match(document.header, /\*\*Warning:\*\* \d graded pairs?: too few to say/u);
  });
});

describe('Parts of a report', () => {
  it('markup escapes whatever is not markup, for text and attributes', () => {
    assert.equal(html`<b title="${'"><i>'}">${'a & b\u0000\n'}${html`<i>${1}</i>`}</b>`.text, '<b title="&quot;&gt;&lt;i&gt;">a &amp; b\uFFFD\n<i>1</i></b>');
  });

  it('a line has a point for each grade, or at most 120 means that hold them all', () => {
    const series = (count: number): Parameters<typeof chartPoints>[0] => ({ graderFingerprint: 'x', rubricName: 'a', rubricHash: 'b', modelName: null, points: Array.from({ length: count }, (_, index) => point(index, { expected: 1 + (index % 5) })) });
    assert.deepEqual(chartPoints(series(2)).map(({ count, expected }) => [count, expected]), [[1, 1], [1, 2]]);
    for (const count of [120, 121, 1000, 20_000]) {
      const points = chartPoints(series(count));
      assert.ok(points.length <= 120);
      assert.equal(points.reduce((sum, each) => sum + each.count, 0), count);
    }
    assert.deepEqual(chartPoints(series(0)), []);
  });

  it('places scores and times, and keeps what is outside at the edge', () => {
    assert.deepEqual([5, 3, 1, 0, 5.2].map(scoreShare), [0, 0.5, 1, 1, 0]);
    assert.deepEqual([timeShare(5, 0, 10), timeShare(7, 7, 7)], [0.5, 0.5]);
    assert.equal(percent(1 / 3), '33.33%');
  });

  it('names times, files and filters', () => {
    assert.equal(timeText(Date.UTC(2026, 10, 24, 19, 20, 59)), '2026-11-24 19:20 UTC');
    assert.equal(timeText(Number.MAX_VALUE), 'unknown time');
    assert.deepEqual([documentName('file:///a/my%20file.md'), documentName('file:///100%.md'), documentName(null)], ['my file.md', '100%.md', 'no file']);
    assert.equal(filterText({ search: ' ' }), 'All grades.');
    assert.equal(
      filterText({ documentUri: null, rubricName: 'tone', modelName: null, scores: [1, 2], states: ['led'], labels: ['none'], from: 0, to: 60_000, search: 'a b' }),
      'Only: no file; rubric tone; evaluator none; score 1 or 2; verdict led; label none; from 1970-01-01 00:00 UTC; before 1970-01-01 00:01 UTC; with the words “a b”.',
    );
  });
});

import { html, nothing, type TemplateResult } from 'lit-html';
import type { TrustReport } from '../../src/core/history/trust.ts';
import type { PanelActions } from '../model.ts';
import { counted, wholeNumber } from '../text/numbers.ts';
import { button } from '../ui/button.ts';
import { notice } from '../ui/notice.ts';
import { progressRing } from '../ui/progress.ts';
import { trustConfusion } from './trustConfusion.ts';
import { trustMeasures } from './trustMeasures.ts';
import { trustReliability } from './trustReliability.ts';
import { estimateWords, labelRemarks, lengthSentence, trustHeadline } from './trustWords.ts';

/** How far each evaluator agrees with the person's labels, rubric by rubric. Null without a problem: it is on its way. */
export function trustView(reports: readonly TrustReport[] | null, problem: string | null, actions: PanelActions): TemplateResult {
  return html`<section class="trust analysis" aria-labelledby="trust-heading">
    <h2 id="trust-heading">Trust</h2>
    ${content(reports, problem, actions)}
  </section>`;
}

function content(reports: readonly TrustReport[] | null, problem: string | null, actions: PanelActions): unknown {
  if (problem !== null) return notice({ kind: 'warning', content: problem, urgent: true });
  if (reports === null) return html`<p class="loading">${progressRing()}<span>Comparing labels and scores…</span></p>`;
  if (reports.length === 0) return noLabels();
  return html`<p class="muted">How far the evaluator agrees with your labels. Intervals hold the true value with 95 % confidence.</p>
    ${reports.map((report, index) => reportView(report, index, actions))}`;
}

function noLabels(): TemplateResult {
  return html`<div class="no-labels">
    <p>No labels yet. Label grades, and this view tells how far the evaluator agrees with you.</p>
    <ul>
      <li>Open a grade and press <b>Agree</b>, or the score that it should have.</li>
      <li>In the list of grades, press <kbd>A</kbd> to agree, or <kbd>1</kbd> to <kbd>5</kbd> for the score that it should have.</li>
      <li>In the editor, the light bulb on a graded text offers the same.</li>
    </ul>
    <p class="muted">From 20 labels on, with low and high scores among them, the numbers begin to mean something.</p>
  </div>`;
}

function reportView(report: TrustReport, index: number, { post }: PanelActions): TemplateResult {
  const { rubricName, modelName, agreement, labels } = report;
  const heading = `trust-report-${index}`;
  return html`<section class="trust-report" aria-labelledby=${heading}>
    <h3 id=${heading}><bdi>${rubricName}</bdi> <span class="muted">by <bdi>${modelName ?? 'no evaluator'}</bdi>, ${counted(labels, 'label')}</span></h3>
    <p class="headline">${trustHeadline(report)}</p>
    ${agreement.warning === null ? nothing : notice({ kind: 'warning', content: agreement.warning })}
    ${labelRemarks(report).map((remark) => html`<p class="muted">${remark}</p>`)}
    ${agreement.graded === 0 ? nothing : html`${trustMeasures(agreement)} ${trustConfusion(agreement.confusion)}`}
    ${trustReliability(report.calibration)} ${lengthPart(report)}
    <div class="trust-actions">
      ${button({
        label: 'Add Labels to Rubric as Examples',
        hint: 'Puts the labelled texts with your scores into the rubric’s file',
        onPress: () => {
          post({ type: 'labels-to-examples', rubricName });
        },
      })}
    </div>
  </section>`;
}

function lengthPart({ length }: TrustReport): TemplateResult {
  return html`<h4>Score and length</h4>
    <p>${lengthSentence(length)}</p>
    <p class="muted">${length.spearman.value === null ? nothing : `Spearman ${estimateWords(length.spearman)}, `}${wholeNumber(length.count)} graded runs, labelled or not.</p>`;
}

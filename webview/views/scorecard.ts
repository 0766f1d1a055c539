import { html, nothing, type TemplateResult } from 'lit-html';
import type { ScorecardRowView, ScorecardView } from '../../src/protocol/panelProtocol.ts';
import { levelOf } from '../charts/level.ts';
import type { PanelActions } from '../model.ts';
import { oneDecimal, wholeNumber } from '../text/numbers.ts';
import { scoreInWords } from '../text/wording.ts';
import { icon } from '../ui/icon.ts';
import { progressRing } from '../ui/progress.ts';
import { pips } from './pips.ts';

const HEADING_ID = 'scorecard-heading';

/** A scorecard's result: the weighted total, and a row for each rubric that opens its grade. */
export function scorecardView(scorecard: ScorecardView, selectedId: string | null, actions: PanelActions): TemplateResult {
  return html`<section class="scorecard" aria-labelledby=${HEADING_ID}>
    <header class="scorecard-head">
      ${scorecard.running ? progressRing() : nothing}
      <div class="card-title">
        <h2 id=${HEADING_ID}><bdi>${scorecard.name}</bdi></h2>
        <p class="muted one-line"><bdi>${scorecard.documentName}</bdi></p>
      </div>
      ${totalView(scorecard)}
    </header>
    ${remarks(scorecard)}
    <ul class="scorecard-rows">${scorecard.rows.map((row) => rowView(row, row.gradeId !== null && row.gradeId === selectedId, actions))}</ul>
    ${tokenLine(scorecard)}
  </section>`;
}

function totalView({ total }: ScorecardView): unknown {
  if (total === null) return nothing;
  return html`<p class="scorecard-total" role="img" aria-label="Weighted total: ${oneDecimal(total)} out of 5"><b>${oneDecimal(total)}</b><span>/5</span></p>`;
}

function remarks({ running, gradedRows, rows, total, threshold, below, weakest }: ScorecardView): unknown {
  const incomplete = gradedRows < rows.length;
  return [
    incomplete ? html`<p class="scorecard-remark muted">${running ? '' : 'Incomplete: '}${gradedRows} of ${rows.length} rubrics graded</p>` : nothing,
    weakest === null || gradedRows < 2 ? nothing : html`<p class="scorecard-remark">Weakest: <b><bdi>${weakest}</bdi></b></p>`,
    total === null || threshold === null || running ? nothing : thresholdLine(threshold, below),
  ];
}

function thresholdLine(threshold: number, below: boolean): TemplateResult {
  return html`<p class=${below ? 'threshold below' : 'threshold meets'}>
    ${icon(below ? 'below' : 'check')}<span>${below ? 'Below' : 'Meets'} the scorecard’s threshold of ${threshold}</span>
  </p>`;
}

function rowView(row: ScorecardRowView, selected: boolean, { dispatch, post }: PanelActions): TemplateResult {
  const { gradeId } = row;
  if (gradeId === null) return html`<li class="scorecard-row">${rowContent(row)}</li>`;
  const open = (): void => {
    dispatch({ type: 'select-asked', gradeId });
    post({ type: 'select', gradeId });
  };
  return html`<li><button type="button" class="scorecard-row" aria-current=${selected ? 'true' : nothing} @click=${open}>${rowContent(row)}</button></li>`;
}

function rowContent(row: ScorecardRowView): TemplateResult {
  return html`${badgeOf(row)}
    <span class="row-name one-line"><bdi>${row.rubricName}</bdi></span>
    <span class="row-time">× ${row.weight}<span class="visually-hidden"> weight</span></span>
    <span class="row-text">${stateWords(row)}${row.below ? html` · <span class="row-below">below ${row.threshold}</span>` : nothing}</span>`;
}

function badgeOf({ score, state }: ScorecardRowView): TemplateResult {
  if (score === null) return html`<span class="score-badge none" aria-hidden="true"><b>${state === 'running' ? '…' : '–'}</b>${pips(null)}</span>`;
  return html`<span class="score-badge level-${levelOf(score)}" aria-hidden="true"><b>${score}</b>${pips(score)}</span><span class="visually-hidden">${scoreInWords(score)}, </span>`;
}

const WAITING: Readonly<Record<ScorecardRowView['state'], string>> = {
  waiting: 'waiting',
  running: 'grading…',
  graded: '',
  ungraded: 'Ungraded',
  'not-reached': 'not graded: cancelled before',
};

function stateWords({ state, expectedScore, message, tokens }: ScorecardRowView): string {
  if (expectedScore === null) return message === null ? WAITING[state] : `${WAITING[state]}: ${message}`;
  return `expected ${oneDecimal(expectedScore)} · ${wholeNumber(tokens.evaluatedTokens)} prompt tokens read, ${wholeNumber(tokens.reusedTokens)} reused`;
}

function tokenLine({ tokens }: ScorecardView): unknown {
  if (tokens.promptTokens === 0) return nothing;
  return html`<p class="scorecard-tokens muted" title="The rubrics share the instruction, response and reference part of the prompt, which the evaluator reads once.">
    Prompt tokens: ${wholeNumber(tokens.evaluatedTokens)} read, ${wholeNumber(tokens.reusedTokens)} reused
  </p>`;
}

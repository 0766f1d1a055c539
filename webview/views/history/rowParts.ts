import { html, nothing, type TemplateResult } from 'lit-html';
import type { GradeSummary, ScoreChange } from '../../../src/core/history/historyStore.ts';
import type { GradeLabel } from '../../../src/core/history/label.ts';
import { levelOf } from '../../charts/level.ts';
import { oneDecimal } from '../../text/numbers.ts';
import { scoreInWords, ungradedWords } from '../../text/wording.ts';
import { icon } from '../../ui/icon.ts';
import { pips } from '../pips.ts';

/** The score as a number over its pips; what a screen reader says follows it. */
export function scoreBadge(score: number | null): TemplateResult {
  if (score === null) return html`<span class="score-badge none" aria-hidden="true"><b>–</b>${pips(null)}</span><span class="visually-hidden">Ungraded, </span>`;
  return html`<span class="score-badge level-${levelOf(score)}" aria-hidden="true"><b>${score}</b>${pips(score)}</span><span class="visually-hidden">${scoreInWords(score)}, </span>`;
}

/** `3.4 ± 0.8`, or why there is no score. */
export function expectedView({ expectedScore, spread, ungradedKind }: GradeSummary): TemplateResult {
  if (expectedScore === null) return html`<span class="row-reason">${ungradedWords(ungradedKind)}</span>`;
  return html`<span class="row-expected"><span class="visually-hidden">expected </span>${oneDecimal(expectedScore)}${spread === null ? nothing : html`<span class="row-spread"> ± ${oneDecimal(spread)}</span>`}</span>`;
}

const SAME_BELOW = 0.05;

/** How far the expected score moved since the grade before; hollow where another grader gave it. */
export function changeView(change: ScoreChange | null): TemplateResult {
  if (change === null) return html`<span class="row-change"></span>`;
  const { delta, sameGrader } = change;
  const direction = Math.abs(delta) < SAME_BELOW ? 'same' : delta > 0 ? 'up' : 'down';
  const amount = oneDecimal(Math.abs(delta));
  const words = { same: 'no change', up: `up ${amount}`, down: `down ${amount}` }[direction];
  return html`<span class=${sameGrader ? `row-change ${direction}` : `row-change other ${direction}`} title=${changeTitle(words, sameGrader)}
    >${icon(direction, undefined, sameGrader ? 'currentColor' : 'none')}<span aria-hidden="true">${direction === 'same' ? '' : amount}${sameGrader ? '' : '*'}</span
    ><span class="visually-hidden">${changeTitle(words, sameGrader)}, </span></span
  >`;
}

function changeTitle(words: string, sameGrader: boolean): string {
  return `${words} since the previous grade${sameGrader ? '' : ', by another grader: not comparable'}`;
}

/** What the person said of the score; empty without a label. */
export function labelMark(label: GradeLabel | null): TemplateResult {
  if (label === null) return html`<span class="row-label"></span>`;
  const { opinion, note } = label;
  const words = opinion.kind === 'agree' ? 'you agree' : `you would give ${opinion.score}`;
  const title = note === '' ? words : `${words}: ${note}`;
  return html`<span class="row-label" title=${title}
    >${icon(opinion.kind === 'agree' ? 'check' : 'label')}<span aria-hidden="true">${opinion.kind === 'agree' ? '' : opinion.score}</span><span class="visually-hidden">${words}, </span></span
  >`;
}

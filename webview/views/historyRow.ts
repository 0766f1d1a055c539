import { html, type TemplateResult } from 'lit-html';
import type { GradeSummary } from '../../src/core/history/historyStore.ts';
import { levelOf } from '../charts/level.ts';
import { documentNameOf } from '../text/documentName.ts';
import { oneDecimal, probability } from '../text/numbers.ts';
import { absoluteTime, relativeTime } from '../text/relativeTime.ts';
import { scoreInWords, ungradedWords } from '../text/wording.ts';
import { pips } from './pips.ts';

/** Where a row stands in the list. */
export interface RowPlace {
  /** From 1. */
  readonly position: number;
  readonly total: number;
  readonly selected: boolean;
  /** Whether the Tab key stops here. */
  readonly tabStop: boolean;
  readonly now: number;
}

/** A past grade in the list. */
export function historyRow(grade: GradeSummary, place: RowPlace): TemplateResult {
  const file = documentNameOf(grade.documentUri);
  return html`<li
    class="row"
    role="option"
    data-grade-id=${grade.id}
    tabindex=${place.tabStop ? 0 : -1}
    aria-selected=${place.selected ? 'true' : 'false'}
    aria-posinset=${place.position}
    aria-setsize=${place.total}
    title=${hover(grade, file)}
  >
    ${scoreBadge(grade.score)}<span class="visually-hidden">${grade.score === null ? 'Ungraded' : scoreInWords(grade.score)}, </span>
    <span class="row-name one-line"><bdi>${grade.rubricName}</bdi></span>
    <time class="row-time" datetime=${new Date(grade.createdAt).toISOString()}>${relativeTime(grade.createdAt, place.now, 'narrow')}</time>
    <span class="row-text one-line">${grade.score === null ? reason(grade) : ''}${file === null ? '' : html`<bdi class="row-file">${file}</bdi> · `}<bdi>${grade.responseExcerpt}</bdi></span>
  </li>`;
}

function scoreBadge(score: number | null): TemplateResult {
  if (score === null) return html`<span class="score-badge none" aria-hidden="true"><b>–</b>${pips(null)}</span>`;
  return html`<span class="score-badge level-${levelOf(score)}" aria-hidden="true"><b>${score}</b>${pips(score)}</span>`;
}

function reason({ ungradedKind }: GradeSummary): TemplateResult {
  return html`<em>Ungraded, ${ungradedWords(ungradedKind)}</em> · `;
}

function hover(grade: GradeSummary, file: string | null): string {
  const { expectedScore, confidence } = grade;
  const numbers = expectedScore === null || confidence === null ? null : `expected ${oneDecimal(expectedScore)}, p ${probability(confidence)}`;
  return [file, numbers, absoluteTime(grade.createdAt), grade.modelName].filter((line) => line !== null).join('\n');
}

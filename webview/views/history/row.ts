import { html, nothing, type TemplateResult } from 'lit-html';
import type { GradeSummary } from '../../../src/core/history/historyStore.ts';
import { documentNameOf } from '../../text/documentName.ts';
import { oneDecimal, probability } from '../../text/numbers.ts';
import { absoluteTime, relativeTime } from '../../text/relativeTime.ts';
import { icon } from '../../ui/icon.ts';
import { changeView, expectedView, labelMark, scoreBadge } from './rowParts.ts';

/** Where a row stands in the list, and how. */
export interface RowPlace {
  readonly group: string;
  /** In its group, from 0. */
  readonly row: number;
  readonly count: number;
  /** Pixels from the top of the group. */
  readonly top: number;
  readonly role: 'option' | 'treeitem';
  readonly selected: boolean;
  readonly chosen: boolean;
  /** Whether the Tab key stops here. */
  readonly tabStop: boolean;
  readonly now: number;
}

/** A past grade in the list, or its place while it is loaded. */
export function historyRow(grade: GradeSummary | null, place: RowPlace): TemplateResult {
  return html`<li
    class=${grade === null ? 'row placeholder' : 'row'}
    role=${place.role}
    data-group=${place.group}
    data-row=${place.row}
    data-grade-id=${grade?.id ?? nothing}
    style="top:${place.top}px"
    tabindex=${place.tabStop ? 0 : -1}
    aria-selected=${String(place.selected)}
    aria-checked=${String(place.chosen)}
    aria-level=${place.role === 'treeitem' ? 2 : nothing}
    aria-posinset=${place.row + 1}
    aria-setsize=${place.count}
    aria-busy=${String(grade === null)}
    title=${grade === null ? '' : hover(grade)}
  >
    ${grade === null ? waiting() : content(grade, place.now)}
  </li>`;
}

function content(grade: GradeSummary, now: number): TemplateResult {
  const file = documentNameOf(grade.documentUri);
  return html`<span class="row-choose" title="Choose for comparison">${scoreBadge(grade.score)}<span class="row-check" aria-hidden="true">${icon('check')}</span></span>
    <span class="row-name one-line"><bdi>${grade.rubricName}</bdi></span>
    <span class="row-facts">
      ${expectedView(grade)} ${changeView(grade.change)}
      <span class="row-file one-line"><bdi>${file ?? ''}</bdi></span>
      <span class="row-text one-line"><bdi>${grade.responseExcerpt}</bdi></span>
      <span class="row-evaluator one-line"><bdi>${grade.modelName ?? ''}</bdi></span>
    </span>
    ${labelMark(grade.label)}
    <time class="row-time" datetime=${new Date(grade.createdAt).toISOString()}>${relativeTime(grade.createdAt, now, 'narrow')}</time>`;
}

function waiting(): TemplateResult {
  return html`<span class="visually-hidden">Loading</span><span class="row-choose"><span class="score-badge bone"></span></span><span class="row-name"><span class="bone"></span></span><span class="row-facts"><span class="bone long"></span></span>`;
}

function hover(grade: GradeSummary): string {
  const { expectedScore, confidence, spread } = grade;
  const expected = expectedScore === null || confidence === null ? null : `expected ${oneDecimal(expectedScore)} ± ${oneDecimal(spread ?? 0)}, p ${probability(confidence)}`;
  return [documentNameOf(grade.documentUri), expected, absoluteTime(grade.createdAt), grade.modelName].filter((line) => line !== null).join('\n');
}

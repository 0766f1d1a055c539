import { html, type TemplateResult } from 'lit-html';
import { filledPips } from '../charts/level.ts';

/** Five marks, as many filled as the score: readable without colour. Decorative beside the number. */
export function pips(score: number | null): TemplateResult {
  return html`<span class="pips" aria-hidden="true">${filledPips(score).map((filled) => html`<i class=${filled ? 'on' : 'off'}></i>`)}</span>`;
}

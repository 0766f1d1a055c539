import { html, type TemplateResult } from 'lit-html';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';

type Ungraded = Extract<GradeView['verdict'], { kind: 'ungraded' }>;

/** Why there is no score, and what to do next. */
export function ungradedView({ message, advice }: Ungraded): TemplateResult {
  return html`<div class="ungraded">
    <p class="ungraded-label">Ungraded</p>
    <p class="ungraded-message" dir="auto">${message}</p>
    <p dir="auto">${advice}</p>
  </div>`;
}

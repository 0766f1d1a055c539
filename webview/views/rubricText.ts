import { html, type TemplateResult } from 'lit-html';
import { SCORES } from '../../src/core/rubric/rubric.ts';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';

/** The criteria and what each score means, the decided one marked. */
export function rubricText({ criteria, scoreDescriptions, verdict }: GradeView): TemplateResult {
  const decided = verdict.kind === 'graded' ? verdict.score : null;
  return html`<p class="criteria" dir="auto">${criteria}</p>
    <ol class="meanings" reversed>
      ${SCORES.toReversed().map(
        (score) => html`<li value=${score} class=${score === decided ? 'decided' : ''} aria-current=${score === decided ? 'true' : 'false'} dir="auto">${scoreDescriptions[score]}</li>`,
      )}
    </ol>`;
}

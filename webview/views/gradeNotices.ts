import { html, nothing } from 'lit-html';
import type { GradedVerdict } from '../../src/core/grading/verdict.ts';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import { percent } from '../text/numbers.ts';
import { markerCount } from '../text/wording.ts';
import { notice } from '../ui/notice.ts';

/** Below this share on the digits the model did not follow the format, and the distribution says little. */
const LOW_DIGIT_MASS = 0.5;

/** Said before the score wherever the small model graded. */
export function demonstrationNotice({ demonstrationOnly }: GradeView): unknown {
  if (!demonstrationOnly) return nothing;
  const content = 'This model only demonstrates the flow. It is far too small to judge: do not rely on the score.';
  return notice({ kind: 'warning', content });
}

/** What to know before trusting the numbers. */
export function doubtNotices({ verdict, neutralised }: GradeView): unknown {
  return [verdict.kind === 'graded' ? doubts(verdict) : nothing, neutralised.length > 0 ? markers(neutralised) : nothing];
}

function doubts({ digitMass, led }: GradedVerdict): unknown {
  if (digitMass < LOW_DIGIT_MASS) {
    const content = `Only ${percent(digitMass)} of the model’s probability was on a score. It did not follow the format, so the distribution is weak.`;
    return notice({ kind: 'warning', content });
  }
  return led ? notice({ kind: 'info', content: 'The model stopped before its verdict and was led to the score.' }) : nothing;
}

function markers(neutralised: GradeView['neutralised']): unknown {
  const content = html`Template markers in the text were made harmless before grading, so that they could not steer the verdict:
    <ul>
      ${neutralised.map((marker) => html`<li><code dir="auto">${marker.marker}</code> ${markerCount(marker)}</li>`)}
    </ul>`;
  return notice({ kind: 'info', content });
}

/** Said where the texts would stand, when only their hashes were kept. */
export function textsNotKeptNotice({ textsKept }: GradeView): unknown {
  if (textsKept) return nothing;
  const content = 'The texts of this grade were not kept, only their hashes: the setting “Store Texts” was “hash only”.';
  return notice({ kind: 'info', content });
}

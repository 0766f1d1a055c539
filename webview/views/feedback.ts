import { html, nothing, type TemplateResult } from 'lit-html';
import type { OffsetRange } from '../../src/core/support/range.ts';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions } from '../model.ts';
import { splitAtMarks, type Segment } from '../text/segments.ts';

/** The evaluator's reasons; what they quote from the response leads to it. */
export function feedbackView(grade: GradeView, actions: PanelActions): unknown {
  const { feedback, kind } = grade.verdict;
  if (feedback === '') return nothing;
  const marks = grade.quotes.map(({ inFeedback, inResponse }) => ({ range: inFeedback, value: inResponse }));
  const pieces = splitAtMarks(feedback, grade.documentUri === null ? [] : marks);
  return html`<h3>${kind === 'graded' ? 'Feedback' : 'Feedback until then'}</h3>
    <p class="prose" dir="auto">${pieces.map((piece) => segment(piece, grade.id, actions))}</p>`;
}

function segment({ text, mark }: Segment<OffsetRange>, gradeId: string, actions: PanelActions): unknown {
  if (mark === null) return text;
  return quoteButton(text, () => {
    actions.post({ type: 'go-to-text', gradeId, quote: mark });
  });
}

// A real button is a box that cannot wrap with the line it stands in; a span can.
function quoteButton(text: string, press: () => void): TemplateResult {
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  };
  return html`<span class="quote" role="button" tabindex="0" title="Show in the text" @click=${press} @keydown=${key}>${text}</span>`;
}

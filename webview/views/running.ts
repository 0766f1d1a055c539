import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { RunningView } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions } from '../model.ts';
import { oneDecimal } from '../text/numbers.ts';
import { button } from '../ui/button.ts';
import { progressBar, progressRing } from '../ui/progress.ts';

/** The grades in progress; nothing while none is. */
export function runningView(runs: readonly RunningView[], cancelling: ReadonlySet<string>, actions: PanelActions): unknown {
  if (runs.length === 0) return nothing;
  return html`<section aria-label="Grading now">
    ${repeat(
      runs,
      (run) => run.runId,
      (run) => card(run, cancelling.has(run.runId), actions),
    )}
  </section>`;
}

function card(run: RunningView, cancelled: boolean, actions: PanelActions): TemplateResult {
  const cancel = (): void => {
    actions.dispatch({ type: 'cancel-asked', runId: run.runId });
    actions.post({ type: 'cancel', runId: run.runId });
  };
  return html`<article class="running">
    ${progressBar({ label: `Grading ${run.documentName}`, fraction: run.fraction })}
    <div class="card-head">
      ${progressRing()}
      <div class="card-title">
        <h2><bdi>${run.rubricName}</bdi></h2>
        <p class="muted one-line"><bdi>${run.documentName}</bdi></p>
      </div>
      ${button({ label: cancelled ? 'Cancelling…' : 'Cancel', busy: cancelled, onPress: cancel })}
    </div>
    <p class="stage"><span>${run.stage}</span>${speed(run.tokensPerSecond)}</p>
    ${run.feedback === '' ? excerpt(run.responseExcerpt) : stream(run.feedback)}
  </article>`;
}

function speed(tokensPerSecond: number | null): unknown {
  return tokensPerSecond === null ? nothing : html`<span class="speed">${oneDecimal(tokensPerSecond)} tokens/s</span>`;
}

function excerpt(text: string): TemplateResult {
  return html`<blockquote class="excerpt muted" dir="auto">${text}</blockquote>`;
}

// Not live: the page's log says whole sentences instead, once each.
function stream(feedback: string): TemplateResult {
  return html`<div class="stream" data-follow-end role="group" aria-label="Feedback so far" tabindex="0">
    <p class="prose" dir="auto">${feedback}<span class="caret" aria-hidden="true"></span></p>
  </div>`;
}

import { html, nothing, type TemplateResult } from 'lit-html';
import { MAX_NOTE, type GradeLabel } from '../../src/core/history/label.ts';
import { SCORES, type Score } from '../../src/core/rubric/rubric.ts';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions } from '../model.ts';
import { noteField } from '../ui/noteField.ts';
import { toolButton } from '../ui/toolButton.ts';
import { giveLabel, opinionFor, type LabelTarget } from './labelKeys.ts';

/** What the person thinks of the score: agree, or the score that they would give, and a note. */
export function labelControls({ id, verdict, label }: GradeView, actions: PanelActions): TemplateResult {
  const score = verdict.kind === 'graded' ? verdict.score : null;
  const target = { id, score, note: label?.note ?? '' };
  return html`<h3>Your label</h3>
  <div class="label-controls" role="group" aria-label="Your label">
    ${agreeButton(target, label, actions)}
    <span class="toggles" role="group" aria-label="Disagree, the score should be">
      <span class="muted" aria-hidden="true">Disagree</span>${SCORES.map((given) => scoreButton(given, target, label, actions))}
    </span>
    ${label === null ? nothing : labelled(target, label, actions)}
  </div>`;
}

function agreeButton(target: LabelTarget, label: GradeLabel | null, actions: PanelActions): TemplateResult {
  const pressed = label?.opinion.kind === 'agree';
  return toolButton({ label: 'Agree', icon: 'check', hint: 'The score is right (A)', pressed, onPress: () => { giveLabel(target, pressed ? null : { kind: 'agree' }, actions); } });
}

// The evaluator's own score is no disagreement.
function scoreButton(given: Score, target: LabelTarget, label: GradeLabel | null, actions: PanelActions): TemplateResult {
  const opinion = label?.opinion;
  const pressed = opinion?.kind === 'disagree' && opinion.score === given;
  return toolButton({
    label: String(given),
    hint: given === target.score ? `The evaluator gave ${given}: agree` : `Disagree: it should be ${given} (${given})`,
    disabled: given === target.score,
    pressed,
    onPress: () => {
      giveLabel(target, pressed ? null : opinionFor(given, target.score), actions);
    },
  });
}

function labelled(target: LabelTarget, { opinion, note }: GradeLabel, actions: PanelActions): TemplateResult {
  const change = (text: string): void => {
    if (text !== note) giveLabel({ ...target, note: text }, opinion, actions);
  };
  return html`<div class="label-note">
    ${noteField({ label: 'Note', placeholder: 'Why? (optional)', value: note, maxLength: MAX_NOTE, onChange: change })}
    ${toolButton({ label: 'Remove', hint: 'Remove the label', onPress: () => { giveLabel(target, null, actions); } })}
  </div>`;
}

import { html, type TemplateResult } from 'lit-html';
import { icon } from './icon.ts';

/** Something that holds until its button is pressed. */
export interface ChipProps {
  readonly text: string;
  /** What the button does, e.g. `Remove filter`. */
  readonly action: string;
  readonly onRemove: () => void;
}

export function chip({ text, action, onRemove }: ChipProps): TemplateResult {
  return html`<button type="button" class="chip" title="${action}: ${text}" @click=${onRemove}
    ><span class="visually-hidden">${action}: </span><bdi class="one-line">${text}</bdi>${icon('close')}</button
  >`;
}

import { html, nothing, type TemplateResult } from 'lit-html';
import { icon, type IconName } from './icon.ts';

/** A quiet button, as in VS Code's own toolbars. */
export interface ToolButtonProps {
  readonly label: string;
  /** Whether the label is seen; else it is read out and shown on hover. Default: seen. */
  readonly labelHidden?: boolean;
  readonly icon?: IconName;
  readonly hint?: string;
  /** For a button that stays down. */
  readonly pressed?: boolean;
  /** For a button that opens a part of the page. */
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  readonly onPress: (event: Event) => void;
}

export function toolButton({ label, labelHidden = false, icon: iconName, hint, pressed, expanded, disabled = false, onPress }: ToolButtonProps): TemplateResult {
  return html`<button
    type="button"
    class=${labelHidden ? 'tool icon-only' : 'tool'}
    title=${hint ?? (labelHidden ? label : nothing)}
    aria-label=${labelHidden ? label : nothing}
    aria-pressed=${stateOf(pressed)}
    aria-expanded=${stateOf(expanded)}
    ?disabled=${disabled}
    @click=${onPress}
    >${iconName === undefined ? nothing : icon(iconName)}${labelHidden ? nothing : html`<span>${label}</span>`}</button
  >`;
}

function stateOf(state: boolean | undefined): string | typeof nothing {
  return state === undefined ? nothing : String(state);
}

import { html, type TemplateResult } from 'lit-html';
import { icon, type IconName } from './icon.ts';

/** A field for one line of text. */
export interface TextFieldProps {
  /** Read out; the placeholder is what is seen. */
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly icon: IconName;
  readonly onInput: (value: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

// The toolkit makes the element's text its label, and overwrites an aria-label.
export function textField({ label, placeholder, value, icon: iconName, onInput, onKey }: TextFieldProps): TemplateResult {
  const input = ({ target }: Event): void => {
    if (target instanceof HTMLElement && 'value' in target && typeof target.value === 'string') onInput(target.value);
  };
  return html`<vscode-text-field
    class="field"
    placeholder=${placeholder}
    spellcheck="false"
    .value=${value}
    @input=${input}
    @keydown=${onKey}
    >${icon(iconName, 'start')}<span class="visually-hidden">${label}</span></vscode-text-field
  >`;
}

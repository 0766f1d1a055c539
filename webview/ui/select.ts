import { html, type TemplateResult } from 'lit-html';

/** One of several values. */
export interface SelectProps<T> {
  readonly label: string;
  /** Hidden, the label is only read out. Default: shown. */
  readonly labelHidden?: boolean;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

// The browser's own list: by keyboard and screen reader it is the best there is.
export function select<T>({ label, labelHidden = false, options, chosen, onChoose }: SelectProps<T>): TemplateResult {
  const change = ({ target }: Event): void => {
    const option = target instanceof HTMLSelectElement ? options[target.selectedIndex] : undefined;
    if (option !== undefined) onChoose(option.value);
  };
  return html`<label class="pick">
    <span class=${labelHidden ? 'visually-hidden' : 'pick-label'}>${label}</span>
    <select @change=${change}>
      ${options.map((option) => html`<option .selected=${option.value === chosen}>${option.label}</option>`)}
    </select>
  </label>`;
}

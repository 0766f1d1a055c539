import { html, type TemplateResult } from 'lit-html';

/** A field for a day. */
export interface DateFieldProps {
  readonly label: string;
  /** `2026-11-24`, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

export function dateField({ label, value, onChange }: DateFieldProps): TemplateResult {
  const change = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) onChange(target.value);
  };
  return html`<label class="pick"><span class="pick-label">${label}</span><input type="date" .value=${value} @change=${change} /></label>`;
}

import { html, type TemplateResult } from 'lit-html';

/** A field for a short text that counts once it is left or Enter is pressed. */
export interface NoteFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  /** UTF-16 code units. */
  readonly maxLength: number;
  readonly onChange: (text: string) => void;
}

export function noteField({ label, placeholder, value, maxLength, onChange }: NoteFieldProps): TemplateResult {
  const change = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) onChange(target.value);
  };
  return html`<input type="text" class="note-field" aria-label=${label} placeholder=${placeholder} maxlength=${maxLength} .value=${value} @change=${change} />`;
}

import { html, nothing, type TemplateResult } from 'lit-html';

/** A part that opens and closes. */
export interface SectionProps {
  readonly title: string;
  /** Short remark behind the title, seen while closed too. */
  readonly note?: string | undefined;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly content: unknown;
}

export function section({ title, note, open, onToggle, content }: SectionProps): TemplateResult {
  const toggled = ({ target }: Event): void => {
    if (target instanceof HTMLDetailsElement) onToggle(target.open);
  };
  return html`<details class="section" ?open=${open} @toggle=${toggled}>
    <summary><h3>${title}</h3>${note === undefined ? nothing : html`<span class="note">${note}</span>`}</summary>
    <div class="section-body">${content}</div>
  </details>`;
}

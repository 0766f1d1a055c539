import { html, type TemplateResult } from 'lit-html';
import { focusList } from '../../focus.ts';
import type { PanelActions } from '../../model.ts';
import { textField } from '../../ui/textField.ts';

/** The search over feedback and texts; the host hears of it when the typing pauses. */
export function searchField(value: string, { dispatch }: PanelActions): TemplateResult {
  const type = (text: string): void => {
    dispatch({ type: 'search-typed', text });
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && value !== '') type('');
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    focusList();
  };
  return html`<div role="search">
    ${textField({ label: 'Search past grades', placeholder: 'Search feedback and texts', value, icon: 'search', onInput: type, onKey: key })}
  </div>`;
}

import { html, type TemplateResult } from 'lit-html';

/** A line between two parts; the headings carry the structure, so it is decorative. */
export function divider(): TemplateResult {
  return html`<vscode-divider role="presentation"></vscode-divider>`;
}

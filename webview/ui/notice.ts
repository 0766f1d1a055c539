import { html, type TemplateResult } from 'lit-html';
import { icon } from './icon.ts';

/** Something to know before reading on. */
export interface NoticeProps {
  readonly kind: 'info' | 'warning';
  readonly content: unknown;
  /** Read out as soon as it appears. */
  readonly urgent?: boolean;
}

export function notice({ kind, content, urgent = false }: NoticeProps): TemplateResult {
  return html`<div class="notice ${kind}" role=${urgent ? 'alert' : 'note'}>
    ${icon(kind)}
    <div class="notice-text">${content}</div>
  </div>`;
}

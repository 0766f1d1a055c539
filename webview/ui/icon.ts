import { html, nothing, svg, type TemplateResult } from 'lit-html';

// Outlines on a 16 by 16 grid, drawn with the text's colour.
const OUTLINES = {
  refresh: 'M13.2 8a5.2 5.2 0 1 1-1.7-3.8M13.4 1.8v3h-3',
  goto: 'M2.5 8h7.5M7 5l3 3-3 3M13 3v10',
  book: 'M3.5 12.2V4a1.7 1.7 0 0 1 1.7-1.7h7.3v8.2M3.5 12.2a1.7 1.7 0 0 0 1.7 1.5h7.3v-3.2H5.2a1.7 1.7 0 0 0-1.7 1.7z',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.4 3.4',
  warning: 'M8 2.2 14.3 13.4H1.7zM8 6.4v3.2M8 11.3v.6',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.3v3.6M8 5v.6',
  check: 'M3 8.6l3.2 3.2L13 4.6',
  below: 'M8 3v9.5M4 8.8l4 3.9 4-3.9',
  close: 'M4 4l8 8M12 4l-8 8',
  history: 'M3 8a5.2 5.2 0 1 0 1.7-3.8M2.6 1.8v3h3M8 5v3.2l2.2 1.4',
} as const;

export type IconName = keyof typeof OUTLINES;

/** A decorative icon: what it means stands in the text beside it. */
export function icon(name: IconName, slot?: 'start'): TemplateResult {
  return html`<svg class="icon" slot=${slot ?? nothing} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"
    >${svg`<path d=${OUTLINES[name]} fill="none" stroke="currentColor" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round"></path>`}</svg
  >`;
}

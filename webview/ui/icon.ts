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
  up: 'M8 3.5 13 12H3z',
  down: 'M8 12.5 3 4h10z',
  same: 'M3 6h10M3 10h10',
  chevron: 'M4 6l4 4 4-4',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  filter: 'M2 3.5h12M4.5 8h7M7 12.5h2',
  keyboard: 'M1.8 4h12.4v8H1.8zM4 6.4h.1M6.6 6.4h.1M9.2 6.4h.1M11.9 6.4h.1M4.5 9.6h7',
  disagree: 'M4 8h8',
  label: 'M2.5 2.5h5l6 6-5 5-6-6zM5.2 5.2h.1',
  storage: 'M2.5 4.2c0-1.2 2.5-2 5.5-2s5.5.8 5.5 2-2.5 2-5.5 2-5.5-.8-5.5-2zM2.5 4.2v7.6c0 1.2 2.5 2 5.5 2s5.5-.8 5.5-2V4.2M2.5 8c0 1.2 2.5 2 5.5 2s5.5-.8 5.5-2',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  compare: 'M5.5 3v10M10.5 3v10M2.5 5.5h3M10.5 5.5h3M2.5 10.5h3M10.5 10.5h3',
  history: 'M3 8a5.2 5.2 0 1 0 1.7-3.8M2.6 1.8v3h3M8 5v3.2l2.2 1.4',
} as const;

export type IconName = keyof typeof OUTLINES;

/** A decorative icon: what it means stands in the text beside it. Filled where it says more than an outline. */
export function icon(name: IconName, slot?: 'start', fill: 'none' | 'currentColor' = 'none'): TemplateResult {
  return html`<svg class="icon" slot=${slot ?? nothing} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"
    >${svg`<path d=${OUTLINES[name]} fill=${fill} stroke="currentColor" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round"></path>`}</svg
  >`;
}

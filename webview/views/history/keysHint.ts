import { html, type TemplateResult } from 'lit-html';

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['↑', '↓', 'PgUp', 'PgDn', 'Home', 'End'], 'Move in the list'],
  [['←', '→'], 'Fold and unfold a group'],
  [['Enter'], 'Open the grade'],
  [['Esc'], 'Back from the grade to the list'],
  [['Space'], 'Choose for comparison'],
  [['A'], 'Agree with the score'],
  [['1', '…', '5'], 'Disagree: the score that it should be'],
  [['Delete'], 'Delete, after a question'],
];

/** The keys that work in the list, and where it makes sense in the grade. */
export function keysHint(): TemplateResult {
  return html`<dl class="keys" aria-label="Keys">
    ${KEYS.map(([keys, does]) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd></div>`)}
  </dl>`;
}

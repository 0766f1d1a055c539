import { html, type TemplateResult } from 'lit-html';

const NAMES = {
  score: 'Score',
  expected: 'Expected',
  change: 'Change',
  rubric: 'Rubric',
  file: 'File',
  text: 'Response',
  evaluator: 'Evaluator',
  label: 'Label',
  time: 'Graded',
};

/** What the columns of a wide list are. To see alone: each row says its facts in words. */
export function columnNames(): TemplateResult {
  return html`<div class="column-names" aria-hidden="true">${Object.entries(NAMES).map(([column, name]) => html`<span data-column=${column}>${name}</span>`)}</div>`;
}

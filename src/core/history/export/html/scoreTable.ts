import { SCORES } from '../../../rubric/rubric.ts';
import { html, type Markup, narrowTable, NOTHING } from './markup.ts';
import { percent } from './scale.ts';

/** Five quantities, one for each score, as a table with bars; the longest bar takes the whole width. */
export function scoreTable(caption: string, columns: readonly [name: string, unit: string], quantities: readonly number[], shown: (quantity: number) => string): Markup {
  const most = Math.max(...quantities);
  const rows = SCORES.toReversed().map((score) => {
    const quantity = quantities[score - 1] ?? 0;
    return [String(score), shown(quantity), most === 0 ? NOTHING : bar(quantity / most)];
  });
  return narrowTable(caption, [...columns, ''], rows);
}

function bar(share: number): Markup {
  return html`<svg class="bar" aria-hidden="true"><rect width="${percent(share)}" height="100%" rx="2"/></svg>`;
}

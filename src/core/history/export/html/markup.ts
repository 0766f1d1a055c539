/** HTML that may stand in a page as it is; everything else is escaped first. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = Markup | readonly Markup[] | string | number;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template of HTML whose values are escaped, for text and for quoted attributes; values that are `Markup` stay as they are. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.map((part, index) => part + textOf(values[index] ?? '')).join(''));
}

function textOf(value: Content): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return escapedHtml(value);
  return typeof value === 'number' ? String(value) : value.map(({ text }) => text).join('');
}

// HTML cannot hold control characters, not even as references; a browser would drop or alter them.
function escapedHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (mark) => ENTITIES[mark] ?? mark).replaceAll(/[^\P{Cc}\t\r\n]/gu, '\uFFFD');
}

/** Characters of the longest cell that stays on one line. */
const LONGEST_NUMBER = 24;

/** Nothing. */
export const NOTHING = new Markup('');

/** A wide table, which scrolls on a narrow page, also by keyboard. The first cell of each row is its head. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly (string | Markup)[])[]): Markup {
  return scrolling(caption, narrowTable(caption, head, rows));
}

/** A table that is never wider than a phone. A column without a name has pictures of another's numbers. */
export function narrowTable(caption: string, head: readonly string[], rows: readonly (readonly (string | Markup)[])[]): Markup {
  const columns = head.map((name) => (name === '' ? html`<td></td>` : html`<th scope="col">${name}</th>`));
  return html`<table><caption>${caption}</caption>
<thead><tr>${columns}</tr></thead>
<tbody>${rows.map(tableRow)}</tbody></table>
`;
}

/** A box whose content scrolls sideways. */
export function scrolling(name: string, content: Markup): Markup {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${name}">${content}</div>
`;
}

function tableRow([first = '', ...others]: readonly (string | Markup)[]): Markup {
  return html`<tr><th scope="row">${first}</th>${others.map(tableCell)}</tr>
`;
}

// What is longer than a number or an interval may wrap.
function tableCell(cell: string | Markup): Markup {
  return typeof cell === 'string' && cell.length > LONGEST_NUMBER ? html`<td class="text">${cell}</td>` : html`<td>${cell}</td>`;
}

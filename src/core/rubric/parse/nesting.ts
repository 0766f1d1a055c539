import type { Token } from './tokens.ts';

const BLANK: ReadonlySet<Token['type']> = new Set<Token['type']>(['space', 'newline', 'comment', 'byte-order-mark']);
const OPENS: ReadonlySet<Token['type']> = new Set<Token['type']>(['flow-map-start', 'flow-seq-start']);
const CLOSES: ReadonlySet<Token['type']> = new Set<Token['type']>(['flow-map-end', 'flow-seq-end']);

/**
 * Follows how deeply tokens nest without building anything. Each open block collection has a column of its own
 * (a list may share that of the map around it), so the open columns and brackets bound the depth by half.
 */
export class Nesting {
  readonly #columns: number[] = [];
  #brackets = 0;

  /** The depth after one more token; below 0 when it closes a bracket that was not opened. */
  after(token: Token): number {
    if (OPENS.has(token.type)) this.#brackets += 1;
    else if (CLOSES.has(token.type)) this.#brackets -= 1;
    else if (this.#brackets === 0 && !BLANK.has(token.type)) this.#openColumn(token.column);
    return this.#brackets < 0 ? -1 : this.#columns.length + this.#brackets;
  }

  #openColumn(column: number): void {
    while ((this.#columns.at(-1) ?? -1) >= column) this.#columns.pop();
    this.#columns.push(column);
  }
}

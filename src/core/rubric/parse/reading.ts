import { isAlias, isNode, isScalar, type Alias, type Node } from 'yaml';
import type { OffsetRange } from '../../support/range.ts';
import type { RubricProblem } from '../problem.ts';
import { trimmedEnd } from './edits.ts';

/** One reading of one file: its text, its aliases, and the problems found so far. */
export class Reading {
  readonly text: string;
  readonly problems: RubricProblem[] = [];
  readonly #targets: ReadonlyMap<Alias, Node>;

  constructor(text: string, targets: ReadonlyMap<Alias, Node>) {
    this.text = text;
    this.#targets = targets;
  }

  /** Notes a problem and gives null, the value of what is broken. */
  report(problem: RubricProblem): null {
    this.problems.push(problem);
    return null;
  }

  /** The node itself, or what an alias stands for; null for an alias without target and for no node at all. */
  resolve(node: unknown): Node | null {
    if (isAlias(node)) return this.#targets.get(node) ?? null;
    return isNode(node) ? node : null;
  }

  /** Where a node stands, without what follows it; null for nothing and for an empty value. */
  placeOf(node: unknown): OffsetRange | null {
    if (!isNode(node) || !node.range) return null;
    const [start, end] = node.range;
    return end > start ? trimmedEnd(this.text, { start, end }) : null;
  }

  /** The text of a range, as in the file. */
  source({ start, end }: OffsetRange): string {
    return this.text.slice(start, end);
  }
}

/** Whether a node is a value that is not there, as after `key:`. */
export function isNothing(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** A scalar's value when it is text. */
export function textOf(node: Node | null): string | null {
  return isScalar(node) && typeof node.value === 'string' ? node.value : null;
}

import { isAlias, isCollection, isPair, isScalar, type Alias, type Document, type Node } from 'yaml';
import type { OffsetRange } from '../../support/range.ts';
import { MAX_EXPANDED_LENGTH } from '../limits.ts';
import { problem, type RubricProblem } from '../problem.ts';
import { quoteFix } from './quoteFix.ts';

/** What each alias of a document stands for, and the first alias that cannot be used. */
export interface Aliases {
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly problem: RubricProblem | null;
}

/** Finds the targets of all aliases, and how long they would be when expanded, without expanding any. Linear. */
export function resolveAliases(text: string, document: Document.Parsed): Aliases {
  const walk = new AliasWalk(text);
  walk.measure(document.contents);
  return walk;
}

class AliasWalk implements Aliases {
  readonly targets = new Map<Alias, Node>();
  problem: RubricProblem | null = null;
  readonly #anchors = new Map<string, { readonly node: Node; readonly length: number }>();
  readonly #text: string;
  #expanded = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The expanded length of a node in UTF-16 code units, roughly. Recursion is bounded by `MAX_DEPTH`. */
  measure(node: unknown): number {
    if (isAlias(node)) return this.#measureAlias(node);
    if (isPair(node)) return this.measure(node.key) + this.measure(node.value);
    if (isCollection(node)) return this.#anchored(node, node.items.reduce<number>((sum, item) => sum + this.measure(item), 1));
    return isScalar(node) ? this.#anchored(node, 1 + (node.source?.length ?? 0)) : 0;
  }

  // An anchor counts from the end of its node on, so that a node that contains itself is not found.
  #anchored(node: Node & { anchor?: string | undefined }, length: number): number {
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, { node, length });
    return length;
  }

  #measureAlias(alias: Alias): number {
    const target = this.#anchors.get(alias.source);
    if (target === undefined) {
      const range = rangeOf(alias);
      const message = `No anchor &${alias.source} stands before this alias. A text that starts with * must be quoted.`;
      this.problem ??= problem('unknown-alias', range, message, quoteFix(this.#text, range.start));
      return 0;
    }
    this.targets.set(alias, target.node);
    this.#expanded += target.length;
    if (this.#expanded > MAX_EXPANDED_LENGTH) this.problem ??= problem('alias-explosion', rangeOf(alias), 'The aliases of this file expand to far more text than a rubric holds, so it is not read.');
    return target.length;
  }
}

function rangeOf(alias: Alias): OffsetRange {
  const [start, end] = alias.range ?? [0, 0];
  return { start, end };
}

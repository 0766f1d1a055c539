/** A node of the trie of all patterns. */
interface Node {
  readonly next: Map<string, Node>;
  /** The longest end of this node's text that also begins a pattern. */
  fallback: Node | null;
  /** The nearest node on the way of fallbacks that ends a pattern. */
  shorter: Node | null;
  /** Length of the pattern that ends here, 0 for none. */
  length: number;
  /** Where in the text the pattern first occurred whole, -1 for nowhere. */
  foundAt: number;
}

/**
 * Finds the first whole occurrence of each pattern in one pass over the text (Aho and Corasick, "Efficient string
 * matching", 1975), so that many patterns in a long text stay cheap.
 * @param isBorder whether a pattern may begin or end at an offset of the text
 * @returns the offset for each pattern, -1 for those that do not occur; an empty pattern never does
 */
export function findFirstOf(patterns: readonly string[], text: string, isBorder: (at: number) => boolean): readonly number[] {
  const root = newNode();
  const leaves = patterns.map((pattern) => insert(root, pattern));
  linkFallbacks(root);
  let node = root;
  for (let at = 0; at < text.length; at += 1) {
    node = step(root, node, text.charAt(at));
    if ((node.length > 0 || node.shorter !== null) && isBorder(at + 1)) recordEnd(node, at + 1, isBorder);
  }
  return leaves.map((leaf) => leaf.foundAt);
}

/** Records the patterns that end here and were not found before. */
function recordEnd(node: Node, end: number, isBorder: (at: number) => boolean): void {
  for (let hit: Node | null = node; hit !== null; hit = hit.shorter) {
    const start = end - hit.length;
    if (hit.length > 0 && hit.foundAt < 0 && isBorder(start)) hit.foundAt = start;
    // Found ones are left out of the chain, so that it is not walked again and again.
    while (hit.shorter !== null && hit.shorter.foundAt >= 0) hit.shorter = hit.shorter.shorter;
  }
}

function newNode(): Node {
  return { next: new Map(), fallback: null, shorter: null, length: 0, foundAt: -1 };
}

function insert(root: Node, pattern: string): Node {
  let node = root;
  for (let at = 0; at < pattern.length; at += 1) {
    const unit = pattern.charAt(at);
    const child = node.next.get(unit) ?? newNode();
    node.next.set(unit, child);
    node = child;
  }
  node.length = pattern.length;
  return node;
}

/** Follows a character: down the trie, or by fallbacks to where it goes on. */
function step(root: Node, from: Node, unit: string): Node {
  for (let node: Node | null = from; node !== null; node = node.fallback) {
    const child = node.next.get(unit);
    if (child !== undefined) return child;
  }
  return root;
}

/** Breadth first, so that the fallbacks of shorter texts are there for the longer ones. */
function linkFallbacks(root: Node): void {
  const queue = [root];
  for (const node of queue) {
    for (const [unit, child] of node.next) {
      const fallback = node.fallback === null ? root : step(root, node.fallback, unit);
      child.fallback = fallback;
      child.shorter = fallback.length > 0 ? fallback : fallback.shorter;
      queue.push(child);
    }
  }
}

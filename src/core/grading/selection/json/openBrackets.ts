type Kind = 'object' | 'array';

/** Containers that were opened and not closed yet; every operation takes constant time per container. */
export class OpenBrackets<T extends { readonly kind: Kind }> {
  readonly #stack: T[] = [];
  // Tells at once that a bracket closes nothing, however many of the other kind are open.
  readonly #count = { object: 0, array: 0 };

  get innermost(): T | undefined {
    return this.#stack.at(-1);
  }

  push(container: T): void {
    this.#stack.push(container);
    this.#count[container.kind] += 1;
  }

  /** Closes the innermost container of a kind, and what was left open in it; innermost first. None when none is open. */
  close(kind: Kind): readonly T[] {
    return this.#count[kind] === 0 ? [] : this.#popUpTo((container) => container.kind === kind);
  }

  closeAll(): readonly T[] {
    return this.#popUpTo(() => false);
  }

  #popUpTo(isLast: (container: T) => boolean): readonly T[] {
    const popped: T[] = [];
    for (let container = this.#stack.pop(); container !== undefined; container = this.#stack.pop()) {
      popped.push(container);
      this.#count[container.kind] -= 1;
      if (isLast(container)) break;
    }
    return popped;
  }
}

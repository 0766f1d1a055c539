/** Puts work off until a while has passed without more of the same; later work takes the place of earlier. */
export class Delays<Key> {
  readonly #milliseconds: number;
  readonly #timers = new Map<Key, NodeJS.Timeout>();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  run(key: Key, work: () => void): void {
    this.cancel(key);
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      work();
    }, this.#milliseconds);
    this.#timers.set(key, timer);
  }

  cancel(key: Key): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  dispose(): void {
    for (const key of [...this.#timers.keys()]) this.cancel(key);
  }
}

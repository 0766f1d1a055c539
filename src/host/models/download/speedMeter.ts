const WINDOW_MS = 5000;
const SHORTEST_MS = 200;

interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

/** Bytes per second over the last five seconds. */
export class SpeedMeter {
  #samples: Sample[] = [];

  /** Notes that `bytes` have come in all, at a time in ms. */
  note(bytes: number, atMs: number): void {
    const last = this.#samples.at(-1);
    // Fewer bytes than before: it was started anew.
    if (last !== undefined && bytes < last.bytes) this.#samples = [];
    this.#samples = [...this.#samples.filter((sample) => atMs - sample.atMs <= WINDOW_MS), { atMs, bytes }];
  }

  /** Null until there is enough to tell. */
  bytesPerSecond(): number | null {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (first === undefined || last === undefined || last.atMs - first.atMs < SHORTEST_MS) return null;
    return ((last.bytes - first.bytes) * 1000) / (last.atMs - first.atMs);
  }
}

/** Why a cursor stopped: the bytes end before `neededBytes`, or they are not what they should be. */
export type CursorProblem =
  | { readonly kind: 'end'; readonly neededBytes: number }
  | { readonly kind: 'malformed'; readonly detail: string };

/**
 * Reads little-endian values one after the other. After the first problem it stays there and returns zeros, so that
 * a parser checks `problem` at its loops and not after every field.
 */
export class ByteCursor {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;
  #problem: CursorProblem | null = null;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get offset(): number {
    return this.#offset;
  }

  get problem(): CursorProblem | null {
    return this.#problem;
  }

  /** Records that the bytes are wrong; the first problem stands. */
  fail(detail: string): void {
    this.#problem ??= { kind: 'malformed', detail };
  }

  u8(): number {
    const at = this.#take(1);
    return at === null ? 0 : this.#view.getUint8(at);
  }

  u16(): number {
    const at = this.#take(2);
    return at === null ? 0 : this.#view.getUint16(at, true);
  }

  u32(): number {
    const at = this.#take(4);
    return at === null ? 0 : this.#view.getUint32(at, true);
  }

  f32(): number {
    const at = this.#take(4);
    return at === null ? 0 : this.#view.getFloat32(at, true);
  }

  /** As a number; beyond 2^53 not exact, which is beyond every limit. */
  u64(): number {
    const low = this.u32();
    return low + this.u32() * 2 ** 32;
  }

  /** A 64-bit count that must not exceed `limit`; names itself in the problem. */
  count(what: string, limit: number): number {
    const value = this.u64();
    if (value <= limit) return value;
    this.fail(`${what} is ${value}, the most is ${limit}`);
    return 0;
  }

  text(what: string, limit: number): string {
    const length = this.count(`length of ${what}`, limit);
    const at = this.#take(length);
    return at === null ? '' : new TextDecoder().decode(this.#bytes.subarray(at, at + length));
  }

  skip(length: number): void {
    this.#take(length);
  }

  /** Steps over `count` texts; a loop of its own, since a vocabulary has hundreds of thousands. */
  skipTexts(what: string, count: number, limit: number): void {
    let at = this.#offset;
    for (let index = 0; index < count && this.#problem === null; index += 1) {
      if (at + 8 > this.#bytes.length) {
        this.#problem = { kind: 'end', neededBytes: at + 8 };
        return;
      }
      const length = this.#view.getUint32(at, true) + this.#view.getUint32(at + 4, true) * 2 ** 32;
      if (length > limit) this.fail(`length of ${what} is ${length}, the most is ${limit}`);
      at += 8 + length;
    }
    this.skip(at - this.#offset);
  }

  #take(length: number): number | null {
    if (this.#problem !== null) return null;
    const at = this.#offset;
    if (at + length > this.#bytes.length) {
      this.#problem = { kind: 'end', neededBytes: at + length };
      return null;
    }
    this.#offset = at + length;
    return at;
  }
}

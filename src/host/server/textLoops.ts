import { LoopDetector } from '../../core/grading/feedback/loopDetector.ts';

/** Notices that a model repeats itself where only the text of its tokens is known, a token to each streamed piece. */
export class TextLoops {
  readonly #ids = new Map<string, number>();
  readonly #loops = new LoopDetector();

  /** Takes the next piece; true when it completes a loop. */
  push(piece: string): boolean {
    if (piece === '') return false;
    const id = this.#ids.get(piece) ?? this.#ids.size;
    this.#ids.set(piece, id);
    return this.#loops.push(id);
  }
}

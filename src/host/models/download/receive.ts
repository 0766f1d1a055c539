import { err, ok, type Result } from '../../../core/support/result.ts';
import { sameVersion, type Answer } from './answer.ts';
import { lackOfSpace } from './diskSpace.ts';
import type { DownloadRequest } from './downloadRequest.ts';
import type { DownloadFailure, Setback } from './failure.ts';
import type { PartFile } from './partFile.ts';

type Content = AsyncIterable<Uint8Array>;

/** What a request came to. */
export type Step = Result<null, Setback>;

export const DONE: Step = ok(null);

/** Puts the content of answers into the part file, where it can be content of the file that is wanted. */
export class Receiver {
  readonly #request: Pick<DownloadRequest, 'bytes' | 'path'>;
  readonly #part: PartFile;
  readonly #onBytes: () => void;

  constructor(request: Pick<DownloadRequest, 'bytes' | 'path'>, part: PartFile, onBytes: () => void) {
    this.#request = request;
    this.#part = part;
    this.#onBytes = onBytes;
  }

  /** A range of the version that was begun. */
  async range(answer: Answer & { kind: 'range' }, content: Content): Promise<Step> {
    const known = this.#part.totalBytes;
    if (known !== null && (known !== answer.totalBytes || !sameVersion(this.#part.validators, answer.validators))) return err({ kind: 'changed' });
    const unfit = await this.#unfit(answer.totalBytes);
    if (unfit !== null) return err({ kind: 'final', failure: unfit });
    this.#part.identify(answer.totalBytes, answer.validators);
    let position = answer.range.from;
    for await (const chunk of content) {
      const bytes = chunk.subarray(0, answer.range.to - position);
      await this.#part.write(bytes, position);
      position += bytes.length;
      this.#onBytes();
      if (position === answer.range.to) break;
    }
    return DONE;
  }

  /** The file from its start, which cannot be gone on with later. */
  async whole(answer: Answer & { kind: 'whole' }, content: Content): Promise<Step> {
    await this.#part.restart(false);
    const total = answer.totalBytes ?? this.#request.bytes;
    const unfit = await this.#unfit(total);
    if (unfit !== null) return err({ kind: 'final', failure: unfit });
    this.#part.identify(total, answer.validators);
    let position = 0;
    for await (const chunk of content) {
      if (total !== null && position + chunk.length > total) return err(wrongSize(total, position + chunk.length));
      await this.#part.write(chunk, position);
      position += chunk.length;
      this.#onBytes();
    }
    if (total !== null && position < total) return err({ kind: 'dropped', detail: `${position} of ${total} bytes came` });
    this.#part.identify(position, answer.validators);
    return DONE;
  }

  /** Why a file of that size cannot be the one wanted, or cannot be stored. */
  async #unfit(totalBytes: number | null): Promise<DownloadFailure | null> {
    const { bytes, path } = this.#request;
    if (totalBytes === null || totalBytes === this.#part.totalBytes) return null;
    if (bytes !== null && totalBytes !== bytes) return { kind: 'wrong-size', expectedBytes: bytes, actualBytes: totalBytes };
    return lackOfSpace(path, totalBytes - this.#part.receivedBytes);
  }
}

function wrongSize(expectedBytes: number, actualBytes: number): Setback {
  return { kind: 'final', failure: { kind: 'wrong-size', expectedBytes, actualBytes } };
}

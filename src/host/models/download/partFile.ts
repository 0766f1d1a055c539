import { open, type FileHandle } from 'node:fs/promises';
import type { Validators } from './answer.ts';
import { addRange, countBytes, missingRanges, type ByteRange } from './byteRanges.ts';
import { loadState, partPath, saveState, type DownloadState } from './downloadState.ts';

const UNKNOWN: Validators = { etag: null, lastModified: null };

/** What a download is to be of. */
export interface PartIdentity {
  readonly url: string;
  readonly sha256: string | null;
}

/** The bytes that have come so far, with a state on the disk that never claims more than the disk has. */
export class PartFile {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #checkpointMs: number;
  #state: DownloadState;
  #isResumable = true;
  #savedAt = performance.now();
  #saving: Promise<void> = Promise.resolve();

  private constructor(path: string, file: FileHandle, state: DownloadState, checkpointMs: number) {
    this.#path = path;
    this.#file = file;
    this.#state = state;
    this.#checkpointMs = checkpointMs;
  }

  /** Opens what is left of an earlier attempt for the same content, or begins anew. */
  static async open(path: string, identity: PartIdentity, checkpointMs: number): Promise<PartFile> {
    const earlier = resumable(await loadState(path), identity);
    const file = await open(partPath(path), earlier === null ? 'w' : 'r+');
    const state = { totalBytes: null, validators: UNKNOWN, done: [], ...earlier, ...identity, pid: process.pid };
    const part = new PartFile(path, file, state, checkpointMs);
    try {
      await part.checkpoint();
      return part;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get totalBytes(): number | null {
    return this.#state.totalBytes;
  }

  get validators(): Validators {
    return this.#state.validators;
  }

  get receivedBytes(): number {
    return countBytes(this.#state.done);
  }

  /** False once the content comes from a server that cannot go on in the middle: then nothing is worth keeping. */
  get isResumable(): boolean {
    return this.#isResumable;
  }

  /** What is still to come, of the whole file or a piece of it; without a known total only a piece can be asked about. */
  missing(within: ByteRange = { from: 0, to: this.#state.totalBytes ?? 0 }): ByteRange[] {
    return missingRanges(this.#state.done, { from: within.from, to: Math.min(within.to, this.#state.totalBytes ?? within.to) });
  }

  /** Notes which version of the file this is. */
  identify(totalBytes: number | null, validators: Validators): void {
    this.#state = { ...this.#state, totalBytes, validators };
  }

  /** Writes bytes at their place. */
  async write(bytes: Uint8Array, position: number): Promise<void> {
    let written = 0;
    while (written < bytes.length) written += (await this.#file.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
    this.#state = { ...this.#state, done: addRange(this.#state.done, { from: position, to: position + bytes.length }) };
    if (performance.now() - this.#savedAt >= this.#checkpointMs) await this.checkpoint();
  }

  /** Makes the disk and then the state hold what has been written. */
  checkpoint(): Promise<void> {
    this.#savedAt = performance.now();
    const save = async (): Promise<void> => {
      const state = this.#state;
      await this.#file.datasync();
      await saveState(this.#path, this.#isResumable ? state : { ...state, done: [] });
    };
    this.#saving = this.#saving.then(save, save);
    return this.#saving;
  }

  /** Forgets all that has come, and which version it was. */
  async restart(isResumable: boolean): Promise<void> {
    this.#isResumable = isResumable;
    this.#state = { ...this.#state, totalBytes: null, validators: UNKNOWN, done: [] };
    // Before the bytes go: a state must not claim them meanwhile.
    await this.checkpoint();
    await this.#file.truncate(0);
  }

  /** Makes the disk hold the whole file and nothing behind it. */
  async seal(): Promise<void> {
    const { totalBytes } = this.#state;
    if (totalBytes === null || this.missing().length > 0) throw new Error('a download ended before its end');
    await this.#file.truncate(totalBytes);
    await this.checkpoint();
  }

  async close(): Promise<void> {
    await this.#saving.catch(() => undefined);
    await this.#file.close();
  }
}

/** Another address is gone on with when it is to give the same content; its names for the versions are its own. */
function resumable(state: DownloadState | null, { url, sha256 }: PartIdentity): DownloadState | null {
  if (state === null) return null;
  if (state.url === url) return state;
  return sha256 !== null && state.sha256 === sha256 ? { ...state, validators: UNKNOWN } : null;
}

import type { Memento } from 'vscode';
import { isRecord } from '../support/isRecord.ts';

const KEY = 'prometheus.recordedHashes';

/**
 * The sha256 of downloads whose publisher gave none, as they were the first time: a later download of the same file
 * must be the same. Kept for this user on this machine.
 */
export class RecordedHashes {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** Null when none was recorded. */
  of(entryId: string): string | null {
    return this.#all()[entryId] ?? null;
  }

  async record(entryId: string, sha256: string): Promise<void> {
    await this.#memory.update(KEY, { ...this.#all(), [entryId]: sha256 });
  }

  async forget(entryId: string): Promise<void> {
    const kept = Object.entries(this.#all()).filter(([id]) => id !== entryId);
    await this.#memory.update(KEY, Object.fromEntries(kept));
  }

  #all(): Readonly<Record<string, string>> {
    const stored: unknown = this.#memory.get(KEY);
    if (!isRecord(stored)) return {};
    return Object.fromEntries(Object.entries(stored).flatMap(([id, sha256]) => (typeof sha256 === 'string' ? [[id, sha256]] : [])));
  }
}

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryNotice } from '../../../src/core/history/historyNotice.ts';
import type { GradeSummary, HistoryStore } from '../../../src/core/history/historyStore.ts';
import type { Result } from '../../../src/core/support/result.ts';
import { createHistoryStore, type HistoryStoreOptions } from '../../../src/host/history/historyStore.ts';

/**
 * Where there is one, a file system in memory: a process that is killed loses nothing there that it would keep on a disk, and thousands of
 * transactions do not wait for the disk.
 */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A history in a folder of its own, with what was reported; `dispose` closes every store and removes the folder. */
export class HistoryFixture {
  readonly folder = mkdtempSync(join(PLACE, 'history-'));
  readonly path = join(this.folder, 'history.db');
  readonly notices: HistoryNotice[] = [];
  readonly #stores: HistoryStore[] = [];
  #onNotice: () => void = () => undefined;

  open(options: Partial<HistoryStoreOptions> = {}): HistoryStore {
    const onNotice = (notice: HistoryNotice): void => {
      this.notices.push(notice);
      this.#onNotice();
    };
    const store = createHistoryStore({ path: this.path, onNotice, ...options });
    this.#stores.push(store);
    return store;
  }

  kinds(): readonly string[] {
    return this.notices.map((notice) => notice.kind);
  }

  /** Resolves with the first notice of a kind, at once when it is already there. */
  async notice<K extends HistoryNotice['kind']>(kind: K): Promise<Extract<HistoryNotice, { kind: K }>> {
    for (;;) {
      const found = this.notices.find((notice): notice is Extract<HistoryNotice, { kind: K }> => notice.kind === kind);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#onNotice = resolve;
      });
    }
  }

  closeAll(): void {
    for (const store of this.#stores) store.close();
  }

  dispose(): void {
    this.closeAll();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The value of a result; a failure fails the test with its description. */
export function value<T, E>(result: Result<T, E>): T {
  if (!result.ok) assert.fail(`Unexpected failure: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The failure of a result; success fails the test. */
export function failure<E>(result: Result<unknown, E>): E {
  if (result.ok) assert.fail(`Unexpected success: ${JSON.stringify(result.value)}`);
  return result.error;
}

/** Every grade of the list, page by page. */
export async function listAll(store: HistoryStore, limit = 1000): Promise<readonly GradeSummary[]> {
  const grades: GradeSummary[] = [];
  let page = value(await store.list({ limit }));
  grades.push(...page.grades);
  while (page.next !== null) {
    page = value(await store.list({ limit, after: page.next }));
    grades.push(...page.grades);
  }
  return grades;
}

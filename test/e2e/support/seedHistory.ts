import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabelledRecord } from '../../../src/core/history/historyStore.ts';
import { createHistoryStore } from '../../../src/host/history/historyStore.ts';

/** Where an editor keeps what the extension stores for all workspaces. */
const STORAGE = ['user', 'data', 'User', 'globalStorage', 'prometheus-grader.prometheus-grader'];

/** Puts grades into the history of a profile that no editor has open yet. */
export async function seedHistory(profile: string, records: readonly LabelledRecord[]): Promise<void> {
  const folder = join(profile, ...STORAGE);
  await mkdir(folder, { recursive: true });
  const store = createHistoryStore({ path: join(folder, 'history.sqlite'), onNotice: ({ kind }) => { throw new Error(kind); } });
  const imported = await store.importRecords(records);
  store.close();
  if (!imported.ok) throw new Error(`The history could not be written: ${imported.error.kind}`);
}

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { loadState } from './download/downloadState.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what killed processes left of their downloads: `*.part` files that nothing has written to for a day. A paused
 * download can be gone on with however old it is, and stays.
 */
export async function removeStaleParts(folder: string, now: number = Date.now()): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.part')) continue;
    const path = join(folder, name);
    if ((await loadState(path.slice(0, -'.part'.length))) !== null) continue;
    // Another process may remove it meanwhile.
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => now,
    );
    if (now - changed > DAY_MS) await rm(path, { force: true });
  }
}

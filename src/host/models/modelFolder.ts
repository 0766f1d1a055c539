import { rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { entryId, type CatalogueEntry } from '../../core/models/catalogue.ts';
import type { LocalState } from '../../core/models/modelChoices.ts';
import { discardDownload, pausedDownload } from './download/pausedDownload.ts';

/** Where models are kept. */
export interface ModelFolders {
  /** Of the catalogue's files. */
  readonly models: string;
  /** Of the small demonstration model, where it is looked for when no model is set. */
  readonly cache: string;
}

/** The folders by the setting; an empty one leaves all in the cache. `~/` is expanded, since settings know no shell. */
export function modelFolders(setting: string, cache: string): ModelFolders {
  const wanted = setting.trim();
  if (wanted === '') return { models: cache, cache };
  return { models: /^~[/\\]/.test(wanted) ? join(homedir(), wanted.slice(2)) : wanted, cache };
}

/** Where a file of the catalogue lies, or would. */
export function entryPath({ model, file }: CatalogueEntry, { models, cache }: ModelFolders): string {
  return join(model.demonstrationOnly ? cache : models, file.fileName);
}

/** What there is of each file, by the id of its entry. */
export async function localStates(entries: readonly CatalogueEntry[], folders: ModelFolders): Promise<ReadonlyMap<string, LocalState>> {
  const states = await Promise.all(entries.map(async (entry) => [entryId(entry), await localState(entry, entryPath(entry, folders))] as const));
  return new Map(states);
}

async function localState({ file }: CatalogueEntry, path: string): Promise<LocalState> {
  const size = await sizeOf(path);
  // A download gets its name when it is whole, so that a file under its name counts unless its size is known to be wrong.
  if (size !== null && size > 0 && (!file.bytesExact || size === file.bytes)) return { kind: 'ready' };
  const paused = await pausedDownload(path);
  return paused === null ? { kind: 'absent' } : { kind: 'paused', receivedBytes: paused.receivedBytes, totalBytes: paused.totalBytes };
}

/** Removes a file and what there is of its download. Rejects when that cannot be done. */
export async function removeModelFile(path: string): Promise<void> {
  await rm(path, { force: true });
  await discardDownload(path);
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (stats) => (stats.isFile() ? stats.size : null),
    () => null,
  );
}

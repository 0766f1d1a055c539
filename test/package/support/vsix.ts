import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { VSIX } from '../../../scripts/support/paths.ts';

/** The paths of the files in the packed extension, as the archive names them. */
export async function listVsix(): Promise<readonly string[]> {
  const archive = await openPromise(VSIX, { lazyEntries: true });
  const names: string[] = [];
  for await (const { fileName } of archive.eachEntry()) names.push(fileName);
  return names;
}

/** Unpacks the packed extension, and returns the folder of the extension in it. */
export async function unpackVsix(folder: string): Promise<string> {
  const archive = await openPromise(VSIX, { lazyEntries: true });
  for await (const entry of archive.eachEntry()) {
    const target = join(folder, entry.fileName);
    await mkdir(dirname(target), { recursive: true });
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(target));
  }
  return join(folder, 'extension');
}

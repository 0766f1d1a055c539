import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { extract } from 'tar';

/**
 * Unpacks a package of the npm registry so that `folder` holds it whole or stays as it was. Only files and folders are
 * taken; a path that leads out of the folder, an absolute one, a link or a damaged archive makes it reject.
 */
export async function unpackPackage(archive: string, folder: string): Promise<void> {
  const temporary = `${folder}.new`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  const refused: string[] = [];
  try {
    await extract({
      file: archive,
      cwd: temporary,
      strip: 1,
      strict: true,
      filter: (path, entry) => {
        const isPlain = 'type' in entry && (entry.type === 'File' || entry.type === 'Directory') && !path.split(/[\\/]/u).includes('..');
        if (!isPlain) refused.push(path);
        return isPlain;
      },
    });
    if (refused[0] !== undefined) throw new Error(`the archive holds ${refused[0]}, which is no plain file inside it`);
    await mkdir(dirname(folder), { recursive: true });
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

const RULE = '-'.repeat(80);

/** The licences of the packages that files came from: a bundle carries their code, so it carries these too. */
export async function notices(files: readonly string[]): Promise<string> {
  const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []));
  const entries = await Promise.all([...folders].sort().map(notice));
  return `The bundles in dist/ hold code of these packages.\n\n${entries.join(`\n${RULE}\n\n`)}`;
}

function packageFolder(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

async function notice(folder: string): Promise<string> {
  const { name, version, license = 'see below' } = JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8')) as Record<string, string>;
  const texts = (await readdir(join(ROOT, folder))).filter((file) => /^(licen[sc]e|notice)/i.test(file)).sort();
  const bodies = await Promise.all(texts.map((file) => readFile(join(ROOT, folder, file), 'utf8')));
  return [`${name} ${version} (${license})`, ...bodies.map((body) => body.trim())].join('\n\n').concat('\n');
}

import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../test/harness/run.ts';
import { BUILD, ROOT } from './paths.ts';
import { bindingPackage, type Target } from './targets.ts';

interface LockEntry {
  readonly version: string;
  readonly integrity?: string;
}

/**
 * The folder with the binding's build for a platform: the installed one, or else that of the registry in the version of
 * package-lock.json, checked against the lock file's hash where it has one.
 */
export async function bindingFolder(target: Target): Promise<string> {
  const name = bindingPackage(target);
  const installed = join(ROOT, 'node_modules', name);
  return existsSync(installed) ? installed : download(name);
}

async function download(name: string): Promise<string> {
  const { version, integrity } = await locked(name);
  const folder = join(BUILD, 'bindings', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run('npm', ['pack', `${name}@${version}`, '--pack-destination', folder]);
  const archive = globSync('*.tgz', { cwd: folder }).map((file) => join(folder, file))[0];
  if (archive === undefined) throw new Error(`npm packed nothing for ${name}.`);
  await verify(archive, integrity);
  await run('tar', ['-xzf', archive, '-C', folder]);
  return join(folder, 'package');
}

async function locked(name: string): Promise<LockEntry> {
  const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, LockEntry>> };
  const entry = packages[`node_modules/${name}`];
  if (entry === undefined) throw new Error(`package-lock.json has no ${name}.`);
  return entry;
}

async function verify(archive: string, integrity: string | undefined): Promise<void> {
  if (integrity === undefined) {
    console.warn(`package-lock.json has no hash for ${archive}: it was not checked.`);
    return;
  }
  const actual = `sha512-${createHash('sha512').update(await readFile(archive)).digest('base64')}`;
  if (actual !== integrity) throw new Error(`${archive} is not what package-lock.json names: ${actual} instead of ${integrity}.`);
}

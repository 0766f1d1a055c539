import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundles.ts';
import { notices } from './notices.ts';
import { bindingFolder } from './bindingFolder.ts';
import { BUILD, ROOT } from './paths.ts';
import { runtimePackages } from './runtimePackages.ts';
import { bindingPackage, type Target } from './targets.ts';

/** Files and folders that ship as they are, and the list of what the packer leaves out of the packages below. */
const SHIPPED = ['README.md', 'CHANGELOG.md', 'LICENSE', 'rubrics', 'media', 'docs', '.vscodeignore'];

/** Lays out what the package for a platform will hold in a folder of its own, and returns the folder. */
export async function stage(target: Target): Promise<string> {
  const binding = await bindingFolder(target);
  const folder = join(BUILD, 'stage');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const bundled = await bundle(join(folder, 'dist'), 'production');
  await writeFile(join(folder, 'THIRD-PARTY-NOTICES.txt'), await notices(bundled));
  for (const name of SHIPPED) await cp(join(ROOT, name), join(folder, name), { recursive: true });
  for (const path of await runtimePackages('node-llama-cpp')) await copyPackage(join(ROOT, path), join(folder, path));
  await copyPackage(binding, join(folder, 'node_modules', bindingPackage(target)));
  await writeFile(join(folder, 'package.json'), JSON.stringify(await shippedManifest(), null, 2));
  return folder;
}

/** Nested node_modules are packages of their own, copied when they are needed. */
async function copyPackage(source: string, target: string): Promise<void> {
  await cp(source, target, {
    recursive: true,
    filter: (file) => !file.slice(source.length).includes('node_modules'),
  });
}

/** The manifest without what only this repository needs. */
async function shippedManifest(): Promise<Readonly<Record<string, unknown>>> {
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  const own = new Set(['private', 'scripts', 'devDependencies', 'allowScripts']);
  return Object.fromEntries(Object.entries(manifest).filter(([key]) => !own.has(key)));
}

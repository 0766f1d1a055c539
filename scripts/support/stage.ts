import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundles.ts';
import { notices } from './notices.ts';
import { BUILD, ROOT, TARGET } from './paths.ts';
import { runtimePackages } from './runtimePackages.ts';

/** Files and folders that ship as they are, and the list of what the packer leaves out of the packages below. */
const SHIPPED = ['README.md', 'CHANGELOG.md', 'LICENSE', 'rubrics', 'media', '.vscodeignore'];

/** The names of the builds of the binding, by platform: the one that runs on any CPU of it. */
const BINDINGS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
};

/** Lays out what the package will hold in a folder of its own, and returns the folder. */
export async function stage(): Promise<string> {
  const folder = join(BUILD, 'stage');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const bundled = await bundle(join(folder, 'dist'), 'production');
  await writeFile(join(folder, 'THIRD-PARTY-NOTICES.txt'), await notices(bundled));
  for (const name of SHIPPED) await cp(join(ROOT, name), join(folder, name), { recursive: true });
  for (const path of [...(await runtimePackages('node-llama-cpp')), bindingPath()]) await copyPackage(folder, path);
  await writeFile(join(folder, 'package.json'), JSON.stringify(await shippedManifest(), null, 2));
  return folder;
}

function bindingPath(): string {
  const binding = BINDINGS[TARGET];
  if (binding === undefined) throw new Error(`There is no build of llama.cpp for ${TARGET}.`);
  return `node_modules/@node-llama-cpp/${binding}`;
}

/** Nested node_modules are packages of their own, copied when they are needed. */
async function copyPackage(folder: string, path: string): Promise<void> {
  const source = join(ROOT, path);
  await cp(source, join(folder, path), {
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

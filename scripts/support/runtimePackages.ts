import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

/** An entry of package-lock.json, as far as it is read here. */
interface LockEntry {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type Lock = Readonly<Record<string, LockEntry>>;

/**
 * The folders, relative to the root, of a package and of all that it needs at run time, read from package-lock.json.
 * Optional dependencies are left out: those of the binding are its builds, of which a package holds only one.
 */
export async function runtimePackages(name: string): Promise<readonly string[]> {
  const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Lock };
  const found = new Set<string>();
  const waiting = [locate(packages, '', name)];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const dependency of Object.keys(packages[path]?.dependencies ?? {})) waiting.push(locate(packages, path, dependency));
  }
  return [...found].sort();
}

/** Node's rule: the nearest node_modules on the way up. */
function locate(packages: Lock, from: string, name: string): string {
  const candidate = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (candidate in packages) return candidate;
  if (from === '') throw new Error(`package-lock.json has no ${name}.`);
  return locate(packages, parent(from), name);
}

function parent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')));
}

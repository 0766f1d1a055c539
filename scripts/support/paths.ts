import { join, resolve } from 'node:path';

/** The root of the repository. */
export const ROOT = resolve(import.meta.dirname, '..', '..');

/** Everything that is made and can be deleted. */
export const BUILD = join(ROOT, '.build');

/** The platform that this runs on, in the words of the marketplace: `linux-x64`, `darwin-arm64`, ... */
export const TARGET = `${process.platform}-${process.arch}`;

/** The packed extension for a platform. */
export function vsixPath(target: string): string {
  return join(BUILD, `prometheus-grader-${target}.vsix`);
}

/** The packed extension for this platform. */
export const VSIX = vsixPath(TARGET);

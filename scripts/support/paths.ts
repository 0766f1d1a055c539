import { join, resolve } from 'node:path';

/** The root of the repository. */
export const ROOT = resolve(import.meta.dirname, '..', '..');

/** Everything that is made and can be deleted. */
export const BUILD = join(ROOT, '.build');

/** The platform that a package is for, in the words of the marketplace: `linux-x64`, `darwin-arm64`, ... */
export const TARGET = `${process.platform}-${process.arch}`;

/** The packed extension for this platform. */
export const VSIX = join(BUILD, `prometheus-grader-${TARGET}.vsix`);

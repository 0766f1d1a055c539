import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The manifest, beside `dist/`. */
const MANIFEST = join(import.meta.dirname, '..', 'package.json');

/** The version of the package that this command line came with; `unknown` when its manifest is not there. */
export function packageVersion(): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(MANIFEST, 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'version' in manifest && typeof manifest.version === 'string' ? manifest.version : 'unknown';
  } catch {
    return 'unknown';
  }
}

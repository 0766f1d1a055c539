import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the entry and each test file of test/host for the extension host, whose entry must be CommonJS.
 * Returns the absolute path of the entry.
 */
export async function bundleHostTests(root: string): Promise<string> {
  const outdir = join(root, '.build', 'test', 'host');
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/index.ts', ...globSync('test/host/**/*.test.ts', { cwd: root })],
    outbase: 'test/host',
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    // As in the bundles that ship: some CommonJS packages load their parts in a way that cannot be bundled.
    mainFields: ['module', 'main'],
    sourcemap: 'linked',
    external: ['vscode', 'mocha', 'node-llama-cpp'],
    logLevel: 'warning',
  });
  return join(outdir, 'index.cjs');
}

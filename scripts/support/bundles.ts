import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { ROOT } from './paths.ts';

// CommonJS packages inside an ES module bundle still ask for `require`.
const REQUIRE = "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * Bundles what runs: the extension, the history's thread, the evaluator process, the command line and the panel, into the folder `dist`.
 * Returns the files that went into it, relative to the root.
 */
export async function bundle(dist: string, mode: 'development' | 'production'): Promise<readonly string[]> {
  await rm(dist, { recursive: true, force: true });
  const results = await Promise.all(bundles(dist, mode).map((options) => build({ ...options, metafile: true })));
  return [...new Set(results.flatMap(({ metafile }) => Object.keys(metafile.inputs)))];
}

function bundles(dist: string, mode: 'development' | 'production'): readonly BuildOptions[] {
  const shared: BuildOptions = {
    absWorkingDir: ROOT,
    bundle: true,
    minify: mode === 'production',
    sourcemap: mode === 'production' ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
  };
  // The ES module of a package first: some CommonJS ones load their parts in a way that cannot be bundled.
  const node: BuildOptions = { ...shared, platform: 'node', target: 'node22', mainFields: ['module', 'main'] };
  const nodeModule: BuildOptions = { ...node, format: 'esm', banner: { js: REQUIRE } };
  return [
    { ...node, format: 'cjs', entryPoints: ['src/extension.ts'], outfile: join(dist, 'extension.cjs'), external: ['vscode'] },
    // CommonJS: a thread starts in half the time that it takes with an ES module.
    { ...node, format: 'cjs', entryPoints: ['src/host/history/worker/main.ts'], outfile: join(dist, 'history.cjs') },
    { ...nodeModule, entryPoints: ['src/evaluator/main.ts'], outfile: join(dist, 'evaluator.mjs'), external: ['node-llama-cpp'] },
    { ...nodeModule, entryPoints: ['src/cli/main.ts'], outfile: join(dist, 'cli.mjs') },
    { ...shared, platform: 'browser', format: 'iife', target: 'es2022', entryPoints: ['webview/main.ts'], outfile: join(dist, 'webview', 'main.js') },
  ];
}

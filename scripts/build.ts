// Bundles what runs: the extension, the evaluator process, the panel and the command line.
import { rm } from 'node:fs/promises';
import { build, type BuildOptions } from 'esbuild';

const production = process.argv.includes('--production');

const shared: BuildOptions = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
};

// CommonJS packages inside an ES module bundle still ask for `require`.
const requireBanner = "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const node: BuildOptions = { ...shared, platform: 'node', target: 'node22' };
const nodeModule: BuildOptions = { ...node, format: 'esm', banner: { js: requireBanner } };

const bundles: readonly BuildOptions[] = [
  { ...node, format: 'cjs', entryPoints: ['src/extension.ts'], outfile: 'dist/extension.cjs', external: ['vscode'] },
  { ...nodeModule, entryPoints: ['src/evaluator/main.ts'], outfile: 'dist/evaluator.mjs', external: ['node-llama-cpp'] },
  { ...nodeModule, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.mjs' },
  { ...shared, platform: 'browser', format: 'iife', target: 'es2022', entryPoints: ['webview/main.ts'], outfile: 'dist/webview/main.js' },
];

await rm('dist', { recursive: true, force: true });
await Promise.all(bundles.map((options) => build(options)));

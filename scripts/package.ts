// Packs the extension for this platform into .build/prometheus-grader-<platform>.vsix.
import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { run } from '../test/harness/run.ts';
import { ROOT, TARGET, VSIX } from './support/paths.ts';
import { stage } from './support/stage.ts';

const MEBIBYTE = 1024 * 1024;

const options = ['--target', TARGET, '--out', VSIX, '--allow-missing-repository', '--no-rewrite-relative-links'];
await run('vsce', ['package', ...options], { cwd: await stage() });
const { size } = await stat(VSIX);
console.log(`${relative(ROOT, VSIX)}: ${(size / MEBIBYTE).toFixed(1)} MiB`);

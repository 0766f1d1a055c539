// Packs the extension into .build/prometheus-grader-<platform>.vsix: for this platform, for those that are named
// (`npm run package -- darwin-arm64 win32-x64`), or for every one (`npm run package -- all`).
import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { run } from '../test/harness/run.ts';
import { ROOT, TARGET, vsixPath } from './support/paths.ts';
import { stage } from './support/stage.ts';
import { isTarget, TARGETS, type Target } from './support/targets.ts';

const MEBIBYTE = 1024 * 1024;

const wanted = process.argv.slice(2);
const targets = wanted.includes('all') ? TARGETS : (wanted.length === 0 ? [TARGET] : wanted).map(known);
for (const target of targets) await pack(target);

function known(name: string): Target {
  if (isTarget(name)) return name;
  throw new Error(`There is no build of llama.cpp for ${name}. There are packages for ${TARGETS.join(', ')}.`);
}

// One that cannot be made does not keep the others from being made.
async function pack(target: Target): Promise<void> {
  const vsix = vsixPath(target);
  try {
    await run('vsce', ['package', '--target', target, '--out', vsix, '--allow-missing-repository', '--no-rewrite-relative-links'], { cwd: await stage(target) });
    const { size } = await stat(vsix);
    console.log(`${relative(ROOT, vsix)}: ${(size / MEBIBYTE).toFixed(1)} MiB`);
  } catch (error) {
    console.error(`${target}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../support/temporaryFolder.ts';

const BOOTSTRAP = join(import.meta.dirname, '..', '..', '..', 'scripts', 'bootstrap.mjs');

describe('the start of a task on a fresh clone', () => {
  it('installs everything once, and runs the task on the Node of the project', async () => {
    await withTemporaryFolder(async (folder) => {
      const clone = await freshClone(join(folder, 'a folder with spaces'));
      const first = runTask(clone, 'one', 'two words');
      assert.deepEqual([first.status, first.stderr], [3, '']);
      assert.match(first.stdout, /^==> Installing[^]*\["one","two words"\]\n$/);
      const calls = await readFile(join(clone, 'npm-calls'), 'utf8');
      assert.equal(calls, 'ci --include=dev --ignore-scripts --no-audit --no-fund\nrebuild node\n');

      assert.equal(runTask(clone, 'again').stdout, '["again"]\n');
      assert.equal(await readFile(join(clone, 'npm-calls'), 'utf8'), calls);
    });
  });

  it('runs nothing when the installation fails', async () => {
    await withTemporaryFolder(async (folder) => {
      const clone = await freshClone(join(folder, 'clone'));
      await writeFile(join(clone, 'bin', 'npm'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
      const { status, stdout, stderr } = runTask(clone);
      assert.deepEqual([status, stderr], [1, 'npm ci failed. Nothing was run.\n']);
      assert.doesNotMatch(stdout, /\[/);
    });
  });
});

/** A repository with one task, and an npm that writes down its calls and installs no more than a Node. */
async function freshClone(clone: string): Promise<string> {
  for (const name of ['scripts', 'bin']) await mkdir(join(clone, name), { recursive: true });
  await cp(BOOTSTRAP, join(clone, 'scripts', 'bootstrap.mjs'));
  await writeFile(join(clone, 'scripts', 'task.ts'), 'console.log(JSON.stringify(process.argv.slice(2)));\nprocess.exitCode = 3;\n');
  await writeFile(join(clone, 'package-lock.json'), '{}');
  const npm = `#!/bin/sh\necho "$*" >> npm-calls\nmkdir -p node_modules/node/bin\nln -sf "${process.execPath}" node_modules/node/bin/node\n`;
  await writeFile(join(clone, 'bin', 'npm'), npm, { mode: 0o755 });
  return clone;
}

function runTask(clone: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  const env = { ...process.env, PATH: [join(clone, 'bin'), process.env['PATH']].join(delimiter) };
  return spawnSync(process.execPath, [join(clone, 'scripts', 'bootstrap.mjs'), 'task', ...args], { encoding: 'utf8', env });
}

import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'mocha';
import { writeTinyModel } from '../../support/tinyModel/tinyModel.ts';
import { CLI, runCli } from './runCli.ts';

describe('prometheus-grader in a terminal', () => {
  let folder: string;
  const file = (name: string): string => join(folder, name);
  const grade = (model: string): readonly string[] => [
    ...['grade', '--rubric', 'helpfulness', '--instruction', 'Help me sleep.', '--response', file('response.txt')],
    ...['--model', file(model), '--threads', '1'],
  ];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-cli-'));
    await writeFile(file('response.txt'), 'I would gladly help.');
    await writeTinyModel(file('small.gguf'), { name: 'SmolLM2-135M-Instruct' });
    await writeTinyModel(file('endless.gguf'), { feedback: 'alpha beta gamma delta', neverEnds: true, slow: true });
  });

  after(() => rm(folder, { recursive: true, force: true }));

  // In a group of its own, as a shell starts it.
  function start(args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
    return spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  }

  it('says clearly that the small model only demonstrates the flow', async () => {
    const { status, stdout } = await runCli(grade('small.gguf'));
    assert.equal(status, 0);
    assert.match(stdout, /^SmolLM2-135M-Instruct only demonstrates the flow/m);
  });

  it('is cancelled by Ctrl+C, which reaches the evaluator process too', async () => {
    const child = start(grade('endless.gguf'));
    const ended = once(child, 'close');
    const whole = text(child.stdout);
    await once(child.stdout, 'data');
    assert.ok(child.pid !== undefined);
    process.kill(-child.pid, 'SIGINT');
    await ended;
    assert.match(await whole, /Not graded: Grading was cancelled\./);
    assert.equal(child.exitCode, 2);
  });

  it('ends quietly with status 2 when its reader leaves', async () => {
    const child = start(grade('endless.gguf'));
    const ended = once(child, 'close');
    const errors = text(child.stderr);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    await ended;
    assert.deepEqual([child.exitCode, await errors], [2, '']);
  });

  it('grades to the end when only the reader of the progress leaves', async () => {
    const child = start([...grade('small.gguf'), '--json']);
    const ended = once(child, 'close');
    child.stderr.destroy();
    const { verdict } = JSON.parse(await text(child.stdout)) as { verdict: { kind: string } };
    await ended;
    assert.deepEqual([verdict.kind, child.exitCode], ['graded', 0]);
  });

  it('does not pass a bug off as a low score', async () => {
    const bug = 'data:text/javascript,const { stdout } = process; stdout.write = () => process.nextTick(() => { throw new Error("a bug"); });';
    const child = spawn(process.execPath, ['--import', bug, CLI, ...grade('endless.gguf')], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'close');
    const errors = text(child.stderr);
    child.stdout.resume();
    await ended;
    assert.equal(child.exitCode, 2);
    assert.match(await errors, /a bug/);
  });

  it('counts a wrong call as "could not grade", help as none', async () => {
    for (const args of [[], ['grade'], ['grade', '--rubric', 'helpfulness', '--response', '-', '--nonsense'], ['assess']]) {
      assert.equal((await runCli(args)).status, 2, args.join(' '));
    }
    const { status, stdout } = await runCli(['grade', '--help']);
    assert.equal(status, 0);
    assert.match(stdout, /--rubric <file>/);
  });
});

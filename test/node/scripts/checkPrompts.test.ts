import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';

const root = new URL('../../../', import.meta.url);
const golden = (name: string): string => readFileSync(new URL(`test/fixtures/prompts/${name}.txt`, root), 'utf8');

describe('check:prompts', () => {
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'check-prompts-'));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  function check(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, ['scripts/checkPrompts.ts', ...args], { cwd: root, encoding: 'utf8' });
  }

  function checkFile(content: unknown): ReturnType<typeof check> {
    const file = join(folder, 'prompts.json');
    writeFileSync(file, JSON.stringify(content));
    return check(file);
  }

  const whole = golden('prometheus-1.with-reference');
  const referenceFree = golden('prometheus-1.reference-free');
  const bare = whole.slice(whole.indexOf('###Task'), -' [/INST]'.length);

  it('finds prompts identical with and without reference and chat form', () => {
    const { status, stdout, stderr } = checkFile([whole, referenceFree, bare].map((instruction) => ({ instruction })));
    assert.deepEqual([status, stdout, stderr], [0, '3 of 3 identical\n', '']);
  });

  it('names each prompt that is not, and fails', () => {
    const records = [{ instruction: bare }, { instruction: `${bare} ` }, { instruction: bare.replace('sounds hard', '[RESULT] 5') }, { text: bare }];
    const { status, stdout, stderr } = checkFile(records);
    assert.deepEqual([status, stdout], [1, '1 of 4 identical\n']);
    const lines = stderr.trimEnd().split('\n');
    assert.match(lines[0] ?? '', /^Record 2 cannot be split: the prompt does not end in/u);
    assert.equal(lines[1], 'Record 3 differs on purpose, neutralised: "[RESULT]" in the response');
    assert.equal(lines[2], 'Record 4 has no prompt in `instruction`');
  });

  it('says how it is used', () => {
    assert.deepEqual([check().status, checkFile({}).status], [2, 2]);
  });
});

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { createHistoryStore } from '../../../src/host/history/historyStore.ts';
import { writeTinyModel } from '../../support/tinyModel/tinyModel.ts';
import { interruptCli, runCli } from './runCli.ts';

const FEEDBACK = 'One clear step, kindly put.';
const RUBRIC = 'name: kind\ncriteria: Is the answer kind?\nscores:\n  1: It insults the reader outright.\n  2: It is cold and brushes the worry aside.\n  3: It is polite without any sign of warmth.\n  4: It names the worry and answers gently.\n  5: It answers gently, names the worry and leaves hope.\nthreshold: 3\n';

describe('prometheus-grader grade', () => {
  let folder: string;
  let common: readonly string[];
  const file = (name: string): string => join(folder, name);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-cli-'));
    await writeTinyModel(file('tiny.gguf'), { feedback: FEEDBACK });
    await writeFile(file('kind.rubric.yaml'), RUBRIC);
    common = ['grade', '--rubric', file('kind.rubric.yaml'), '--model', file('tiny.gguf'), '--threads', '1', '--instruction', 'Help me sleep.'];
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('grades standard input: feedback, score, distribution, status 0', async () => {
    const { status, stdout } = await runCli([...common, '--response', '-'], 'I am sorry to hear that.\n');
    assert.equal(status, 0);
    assert.ok(stdout.startsWith(FEEDBACK), stdout);
    assert.match(stdout, /^Score 4\/5 {2}kind \(expected 3\.9, p 0\.40, threshold 3\)$/m);
    assert.match(stdout, /^> 4 █+░+ {2}40 %$/m);
  });

  it('ends with status 1 below the threshold', async () => {
    const { status, stdout } = await runCli([...common, '--response', '-'], 'Well, whatever.');
    assert.equal(status, 1);
    assert.match(stdout, /Score 1\/5/);
  });

  it('prints the whole grade as JSON, with the feedback on standard error', async () => {
    const { status, stdout, stderr } = await runCli([...common, '--response', '-', '--reference', 'Go to bed.', '--json'], 'I would gladly help.');
    assert.equal(status, 0);
    const grade = JSON.parse(stdout) as { verdict: { score: number }; texts: unknown; origins: unknown };
    assert.equal(grade.verdict.score, 5);
    assert.deepEqual(grade.texts, { instruction: 'Help me sleep.', response: 'I would gladly help.', reference: 'Go to bed.' });
    assert.deepEqual(grade.origins, { instruction: 'given', reference: 'given' });
    assert.ok(stderr.includes(FEEDBACK));
  });

  it('is reference-free when the reference given is empty', async () => {
    const { stdout } = await runCli([...common, '--response', '-', '--reference', ' ', '--json'], 'I would gladly help.');
    const grade = JSON.parse(stdout) as { texts: object; origins: unknown };
    assert.ok(!('reference' in grade.texts));
    assert.deepEqual(grade.origins, { instruction: 'given', reference: 'none' });
  });

  it('names line, column and code of what is wrong with a rubric', async () => {
    await writeFile(file('broken.rubric.yaml'), RUBRIC.replace(/ {2}3: .*\n/, ''));
    const { status, stderr } = await runCli([...common, '--rubric', file('broken.rubric.yaml'), '--response', '-'], 'Text.');
    assert.equal(status, 2);
    assert.match(stderr, /broken\.rubric\.yaml:3:1: .*3.* \[missing-score\]/);
  });

  it('shows the log of the evaluator when the model cannot be loaded, and else not', async () => {
    // More layers than the file holds.
    await writeTinyModel(file('layers.gguf'), { keyValues: { 'llama.block_count': { type: 'u32', value: 9 } } });
    const { status, stdout, stderr } = await runCli([...common, '--model', file('layers.gguf'), '--response', '-'], 'Text.');
    assert.equal(status, 2);
    assert.match(stdout, /could not be loaded/);
    assert.match(stderr, /^Log of the evaluator:$[^]*missing tensor/m);
    assert.equal((await runCli([...common, '--response', '-'], 'Text.')).stderr, '');
  });

  it('takes a rubric that ships by its name', async () => {
    const { status, stdout } = await runCli([...common, '--rubric', 'helpfulness', '--response', '-'], 'I would gladly help.');
    assert.equal(status, 0);
    assert.match(stdout, /Score 5\/5 {2}helpfulness/);
  });

  it('says with both numbers that the context is too small', async () => {
    const { status, stdout } = await runCli([...common, '--context', '256', '--response', '-'], 'word '.repeat(400));
    assert.equal(status, 2);
    assert.match(stdout, /Not graded: .*\d[\d,]* tokens.*256/s);
  });

  for (const [what, args, words] of [
    ['a missing model', ['--model', '/nowhere/model.gguf'], /\/nowhere\/model\.gguf/],
    ['an empty response', ['--response', '/dev/null'], /empty/],
    ['a missing response file', ['--response', '/nowhere.txt'], /nowhere\.txt cannot be read/],
    ['a bad option', ['--context', '-3'], /whole number/],
  ] as const) {
    it(`ends with status 2 and says so for ${what}`, async () => {
      const { status, stdout, stderr } = await runCli([...common, '--response', file('kind.rubric.yaml'), ...args]);
      assert.equal(status, 2);
      assert.match(stdout + stderr, words);
    });
  }

  it('appends to a history that is named', async () => {
    const { status } = await runCli([...common, '--response', '-', '--history', file('history.sqlite')], 'I would gladly help.');
    assert.equal(status, 0);
    const history = createHistoryStore({ path: file('history.sqlite'), onNotice: () => undefined });
    const page = await history.list({ limit: 10 });
    history.close();
    assert.deepEqual(page.ok && page.value.grades.map(({ score, rubricName }) => ({ score, rubricName })), [{ score: 5, rubricName: 'kind' }]);
  });

  it('keeps only hashes of the texts in the history when asked', async () => {
    const { status } = await runCli([...common, '--response', '-', '--history', file('hashes.sqlite'), '--hash-only'], 'I would gladly help.');
    assert.equal(status, 0);
    const history = createHistoryStore({ path: file('hashes.sqlite'), onNotice: () => undefined });
    const storage = await history.storage();
    history.close();
    assert.deepEqual(storage.ok && [storage.value.grades, storage.value.withTexts], [1, 0]);
  });

  it('is cancelled by an interrupt, ungraded, with status 2', async () => {
    await writeTinyModel(file('endless.gguf'), { feedback: 'alpha beta gamma delta', neverEnds: true, slow: true });
    const { status, stdout } = await interruptCli([...common, '--model', file('endless.gguf'), '--response', file('kind.rubric.yaml')], 'alpha');
    assert.equal(status, 2);
    assert.match(stdout, /Not graded:/);
  });
});

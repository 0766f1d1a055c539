import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { create } from 'xmlbuilder2';
import { writeTinyModel } from '../../support/tinyModel/tinyModel.ts';
import { interruptCli, runCli, type CliRun } from './runCli.ts';

const FEEDBACK = 'One clear step, kindly put.';
const HEAD = 'criteria: Is the answer kind?\nscores:\n  1: It insults the reader outright.\n  2: It is cold and brushes the worry aside.\n  3: It is polite without any sign of warmth.\n  4: It names the worry and answers gently.\n  5: It answers gently, names the worry and leaves hope.\n';

function rubric(name: string, ...examples: readonly (readonly [response: string, score: number])[]): string {
  const lines = examples.map(([response, score]) => `  - instruction: Help me sleep.\n    response: ${JSON.stringify(response)}\n    score: ${score}\n`);
  return `name: ${name}\n${HEAD}${examples.length === 0 ? '' : `examples:\n${lines.join('')}`}`;
}

interface Json {
  readonly rubrics: readonly {
    readonly name: string;
    readonly stopped: unknown;
    readonly examples: readonly { readonly number: number; readonly expected: number; readonly given: number | null; readonly match: string; readonly passed: boolean }[];
    readonly agreement: { readonly graded: number; readonly exactAgreement: { readonly value: number } };
  }[];
}

// The tiny model gives 4 to "sorry", 1 to "whatever", 5 to "gladly" and 3 to the rest.
describe('prometheus-grader test', () => {
  let folder: string;
  const file = (name: string): string => join(folder, name);
  const test = (...args: readonly string[]): Promise<CliRun> => runCli(['test', '--model', file('tiny.gguf'), '--threads', '1', ...args]);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-cli-test-'));
    await writeTinyModel(file('tiny.gguf'), { feedback: FEEDBACK });
    await writeTinyModel(file('half.gguf'), { afterScore: '.5' });
    await writeTinyModel(file('slow.gguf'), { slow: true });
    await writeFile(file('kind.yaml'), rubric('kind', ['I am sorry to hear that.', 4], ['Well, whatever.', 1]));
    await writeFile(file('mixed.yaml'), rubric('mixed', ['I would gladly help.', 5], ['I am sorry.', 5], ['Well, whatever \u001b[31m& so <on>.', 5]));
    await writeFile(file('bare.yaml'), rubric('bare'));
    await writeFile(file('broken.yaml'), rubric('broken', ['x', 9]));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('ends with status 0 when all examples pass, and says how far the evaluator agrees', async () => {
    const { status, stdout } = await test(file('kind.yaml'));
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^kind\n {2}✓ 1: I am sorry to hear that\. – expected 4, given 4 \(expected score 3\.9, p 0\.40\)\n {2}✓ 2: /m);
    assert.match(stdout, /^2 of 2 examples pass with the same score or one apart\.$/m);
    assert.match(stdout, /^Exact agreement +100 %/m);
    assert.match(stdout, /too few to say/);
  });

  it('ends with status 1 when one fails, with the feedback and nothing for the terminal to obey', async () => {
    const { status, stdout } = await test(file('kind.yaml'), file('mixed.yaml'));
    assert.equal(status, 1);
    assert.match(stdout, /^ {2}✓ 2: I am sorry\.\n {6}expected 5, given 4/m);
    assert.match(stdout, /^ {2}✗ 3: Well, whatever \uFFFD\[31m& so <on>\.\n {6}expected 5, given 1 .*\n {6}P\(1\) 0\.70 .*\n {6}Feedback: One clear step, kindly put\.$/m);
    assert.match(stdout, /^2 of 3 examples pass/m);
  });

  it('takes only the same score with tolerance 0', async () => {
    const { status, stdout } = await test(file('mixed.yaml'), '--tolerance', '0');
    assert.equal(status, 1);
    assert.match(stdout, /^1 of 3 examples pass with the same score\.$/m);
  });

  it('prints JSON alone', async () => {
    const { status, stdout } = await test(file('mixed.yaml'), '--json');
    assert.equal(status, 1);
    const { rubrics } = JSON.parse(stdout) as Json;
    assert.deepEqual(rubrics[0]?.examples.map(({ number, expected, given, match, passed }) => [number, expected, given, match, passed]), [
      [1, 5, 5, 'same', true],
      [2, 5, 4, 'near', true],
      [3, 5, 1, 'apart', false],
    ]);
    assert.equal(rubrics[0].agreement.exactAgreement.value, 1 / 3);
  });

  it('writes a JUnit report that holds whatever the texts hold', async () => {
    await test(file('kind.yaml'), file('mixed.yaml'), '--junit', file('report.xml'));
    const xml = await readFile(file('report.xml'), 'utf8');
    assert.doesNotMatch(xml, /\u001b/);
    const suites = suitesOf(xml);
    assert.deepEqual(suites.map(({ name, tests, failures, errors, skipped }) => [name, tests, failures, errors, skipped]), [
      ['kind', '2', '0', '0', '0'],
      ['mixed', '3', '1', '0', '0'],
    ]);
    const failed = suites[1]?.cases[2];
    assert.equal(failed?.name, '3: Well, whatever \uFFFD[31m& so <on>.');
    assert.deepEqual(failed.children, ['failure']);
    assert.ok(Number(failed.time) > 0);
    assert.match(xml, /<failure message="expected 5, given 1 [^"]+" type="score">expected 5, given 1/);
  });

  it('counts an example without a score as an error, never as a pass', async () => {
    const { status, stdout } = await runCli(['test', file('kind.yaml'), '--model', file('half.gguf'), '--threads', '1', '--junit', file('half.xml')]);
    assert.equal(status, 1);
    assert.match(stdout, /expected 4, not graded: The evaluator wrote/);
    const [suite] = suitesOf(await readFile(file('half.xml'), 'utf8'));
    assert.deepEqual([suite?.['errors'], suite?.['failures']], ['2', '0']);
  });

  it('ends with status 2 without a model, with a report that says so', async () => {
    const { status, stderr } = await runCli(['test', file('kind.yaml'), '--model', file('none.gguf'), '--junit', file('none.xml')]);
    assert.equal(status, 2);
    assert.match(stderr, /none\.gguf was not found/);
    const [suite] = suitesOf(await readFile(file('none.xml'), 'utf8'));
    assert.deepEqual(suite?.cases.map(({ children }) => children), [['error'], ['skipped']]);
  });

  it('ends with status 2 before loading anything when a rubric is broken or none has examples', async () => {
    const broken = await test(file('kind.yaml'), file('broken.yaml'));
    assert.deepEqual([broken.status, broken.stdout], [2, '']);
    assert.match(broken.stderr, /broken\.yaml:\d+:\d+: .*\[example-score\]/);
    const bare = await test(file('bare.yaml'));
    assert.equal(bare.status, 2);
    assert.match(bare.stderr, /bare has no examples/);
  });

  it('ends with status 2 on a wrong option or a report that cannot be written', async () => {
    assert.equal((await test(file('kind.yaml'), '--tolerance', '2')).status, 2);
    const unwritten = await test(file('kind.yaml'), '--junit', file('no/such/folder.xml'));
    assert.equal(unwritten.status, 2);
    assert.match(unwritten.stderr, /The report was not written/);
  });

  it('keeps what was graded when it is interrupted', async () => {
    const { status, stdout, stderr } = await interruptCli(['test', file('kind.yaml'), '--model', file('slow.gguf'), '--threads', '1'], '✓ 1');
    assert.equal(status, 2);
    assert.match(stderr, /Grading was cancelled/);
    assert.match(stdout, /^1 of 1 example passes .* 1 of 2 were run\.$/m);
  });
});

interface Suite extends Readonly<Record<string, string | readonly Case[]>> {
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  readonly time: string;
  readonly children: readonly string[];
}

/** What a reader of the report finds in it. */
function suitesOf(xml: string): readonly Suite[] {
  const elements = (of: { readonly childNodes: Iterable<unknown> }): Element[] => [...of.childNodes].filter((node): node is Element => 'tagName' in (node as object));
  const root = create(xml).root().node as unknown as Element;
  return elements(root).map((suite) => ({
    ...Object.fromEntries([...suite.attributes].map(({ name, value }) => [name, value])),
    cases: elements(suite).map((testCase) => ({
      name: testCase.getAttribute('name') ?? '',
      time: testCase.getAttribute('time') ?? '',
      children: elements(testCase).map(({ tagName }) => tagName),
    })),
  }));
}

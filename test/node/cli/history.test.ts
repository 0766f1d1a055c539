import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import type { LabelledRecord } from '../../../src/core/history/historyStore.ts';
import { createHistoryStore } from '../../../src/host/history/historyStore.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';
import { runCli, type CliRun } from './runCli.ts';

const DAY = 86_400_000;
const NOW = Date.now();

/** Three grades of two rubrics and files; the newest is labelled, the oldest is 40 days old and tries to talk to the terminal. */
const RECORDS: readonly LabelledRecord[] = [
  { grade: sampleGrade({ id: 'new', createdAt: NOW - DAY, uri: 'file:///work/a.md', feedback: 'Kind and plain.' }), label: { opinion: { kind: 'disagree', score: 2 }, note: 'Too kind.', labelledAt: NOW } },
  { grade: sampleGrade({ id: 'middle', createdAt: NOW - 2 * DAY, uri: 'file:///work/b.md', rubricName: 'tone' }), label: null },
  { grade: sampleGrade({ id: 'old', createdAt: NOW - 40 * DAY, uri: 'file:///work/b.md', response: 'Red \u001b[31m alert' }), label: null },
];

describe('prometheus-grader history', () => {
  let folder: string;
  let made = 0;
  let path: string;
  const file = (name: string): string => join(folder, name);
  const history = (command: string, ...args: readonly string[]): Promise<CliRun> => runCli(['history', command, '--history', path, ...args]);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-cli-history-'));
  });

  beforeEach(async () => {
    made += 1;
    path = file(`history-${made}.sqlite`);
    const store = createHistoryStore({ path, onNotice: () => undefined });
    assert.ok((await store.importRecords(RECORDS)).ok);
    store.close();
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('lists the newest first, a line each, with the label and nothing for the terminal to obey', async () => {
    const { status, stdout } = await history('list');
    assert.equal(status, 0);
    const lines = stdout.trimEnd().split('\n');
    assert.match(lines[0] ?? '', /UTC {2}4\/5 \(expected 3\.\d ± 0\.\d\) {2}clarity {2}a\.md {2}prometheus-7b-v2\.0 {2}a person would give 2 {2}You should talk/u);
    assert.match(lines[2] ?? '', /Red \uFFFD\[31m alert/u);
    assert.equal(lines[3], '3 of 3 grades.');
  });

  for (const [args, ids] of [
    [['--rubric', 'tone'], ['middle']],
    [['--file', '/work/b.md'], ['middle', 'old']],
    [['--file', 'file:///work/a.md'], ['new']],
    [['--from', new Date(NOW - 3 * DAY).toISOString(), '--to', new Date(NOW - 1.5 * DAY).toISOString()], ['middle']],
    [['--search', 'plain'], ['new']],
    [['--limit', '1'], ['new']],
  ] as const) {
    it(`lists what is asked for: ${args[0]}${args[1].startsWith('file:') ? ' with a URI' : ''}`, async () => {
      const { stdout } = await history('list', '--json', ...args);
      const { grades } = JSON.parse(stdout) as { readonly grades: readonly { readonly id: string }[] };
      assert.deepEqual(grades.map(({ id }) => id), ids);
    });
  }

  it('exports to each format, with the filter, and leaves no half file', async () => {
    for (const [format, words] of [['csv', /^\uFEFFid,time,/u], ['jsonl', /^\{"schema":/u], ['md', /^# Grades\n/u], ['html', /^<!DOCTYPE html>[^]*<\/html>\n$/u]] as const) {
      const output = file(`export.${format}`);
      assert.equal((await history('export', '--format', format, '--output', output, '--rubric', 'tone')).status, 0);
      const text = await readFile(output, 'utf8');
      assert.match(text, words);
      assert.equal(text.includes('Kind and plain.'), false);
    }
    assert.deepEqual((await readdir(folder)).filter((name) => name.endsWith('.part')), []);
    assert.match((await history('export', '--format', 'html')).stdout, /Kind and plain\./u);
  });

  it('imports what it exported, twice without a change, with labels', async () => {
    const { stdout: exported } = await history('export', '--format', 'jsonl');
    await writeFile(file('grades.jsonl'), exported);
    path = file('imported.sqlite');
    const first = await history('import', file('grades.jsonl'));
    assert.deepEqual([first.status, first.stdout], [0, `${file('grades.jsonl')}: 3 added, 0 there already.\n`]);
    const again = await runCli(['history', 'import', '--history', path, '-'], exported);
    assert.equal(again.stdout, '-: 0 added, 3 there already.\n');
    assert.equal((await history('export', '--format', 'jsonl')).stdout, exported);
  });

  it('imports what is good of a damaged file, names the bad lines, and ends with status 2', async () => {
    const { stdout: exported } = await history('export', '--format', 'jsonl', '--rubric', 'tone');
    await writeFile(file('bad.jsonl'), `{"half\n${exported}`);
    path = file('from-bad.sqlite');
    const { status, stdout, stderr } = await history('import', file('bad.jsonl'));
    assert.deepEqual([status, stdout], [2, `${file('bad.jsonl')}: 1 added, 0 there already, 1 left out.\n`]);
    assert.equal(stderr, `${file('bad.jsonl')}:1: This is not JSON. The line may be cut off.\n`);
  });

  it('deletes by age, by file and all, and asks before all where somebody can answer', async () => {
    assert.equal((await history('delete', '--older-than', '30')).stdout, '1 grade deleted.\n');
    assert.equal((await history('delete', '--file', '/work/a.md')).stdout, '1 grade deleted.\n');
    const refused = await history('delete', '--all');
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /Nothing was deleted\. Add --yes/u);
    assert.equal((await history('delete', '--all', '--yes')).stdout, '1 grade deleted.\n');
    assert.equal((await history('list')).stdout, '0 of 0 grades.\n');
  });

  it('prints how far the evaluator agrees with the labels, and that there are few', async () => {
    const { status, stdout } = await history('trust');
    assert.equal(status, 0);
    assert.match(stdout, /^clarity by prometheus-7b-v2\.0: 1 label\n {2}Statistic/u);
    assert.match(stdout, /^ {2}Exact agreement +0 %/mu);
    assert.match(stdout, /1 graded pair: too few to say/u);
    assert.match((await history('trust', '--rubric', 'tone')).stdout, /^No grade has a label yet/u);
  });

  for (const [what, args, words] of [
    ['no such history', ['list', '--history', '/nowhere/history.sqlite'], /There is no history at \/nowhere/u],
    ['no history named', ['list'], /--history/u],
    ['nothing to delete named', ['delete', '--history', 'PATH'], /Say what to delete/u],
    ['two things to delete', ['delete', '--history', 'PATH', '--all', '--older-than', '3'], /cannot be used with/u],
    ['a time that is none', ['list', '--history', 'PATH', '--from', 'yesterday'], /Write a time as/u],
    ['a file that cannot be read', ['import', '--history', 'PATH', '/nowhere.jsonl'], /\/nowhere\.jsonl cannot be read/u],
    ['an output that cannot be written', ['export', '--history', 'PATH', '--format', 'csv', '--output', '/nowhere/grades.csv'], /The export was not written/u],
  ] as const) {
    it(`ends with status 2 and says so: ${what}`, async () => {
      const { status, stderr } = await runCli(['history', ...args.map((arg) => (arg === 'PATH' ? path : arg))]);
      assert.equal(status, 2);
      assert.match(stderr, words);
    });
  }

  it('makes no history where a name is misspelt', async () => {
    path = file('misspelt.sqlite');
    assert.equal((await history('list')).status, 2);
    assert.ok(!(await readdir(folder)).includes('misspelt.sqlite'));
  });

  it('tells its version', async () => {
    const { status, stdout } = await runCli(['--version']);
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8')) as { readonly version: string };
    assert.deepEqual([status, stdout], [0, `${version}\n`]);
  });
});

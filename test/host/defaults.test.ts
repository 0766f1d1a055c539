import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Grade } from '../../src/core/grading/grade.ts';
import { gradeDiagnostics, untilDiagnostics } from './support/diagnostics.ts';
import { openFile, rangeOf, replace, select, workspaceFile } from './support/documents.ts';
import { gradeSelection } from './support/grade.ts';
import { useTinyModel } from './support/model.ts';

const GOOD = 'I am sorry that you sleep badly.';
const POOR = 'Well, whatever.';
const TEXT = `${GOOD}\n\n${POOR}\n`;
const PAIR = 'name: default-pair\nrubrics:\n  - rubric: emotional-awareness\n  - rubric: conciseness\n';
const OWN = 'name: in-a-folder\ncriteria: Is it kind?\nscores:\n  1: It insults the reader outright.\n  2: It is cold and brushes the worry aside.\n  3: It is polite without any sign of warmth.\n  4: It names the worry and answers gently.\n  5: It answers gently, names the worry and leaves hope.\n';

describe('defaults of files', () => {
  before(async () => {
    await useTinyModel({ feedback: 'The answer is short.' });
    await write('default-pair.scorecard.yaml', PAIR);
    await write('own/not-found-by-a-glob.yaml', OWN);
  });
  afterEach(() => set('defaults', undefined));

  it('spare the question for the rubric, the most specific glob first', async () => {
    await set('defaults', { '**/*.md': 'helpfulness', '**/short.md': 'conciseness' });
    assert.deepEqual(await rubricsFor('short.md', TEXT, GOOD), ['conciseness']);
    assert.deepEqual(await rubricsFor('other.md', TEXT, GOOD), ['helpfulness']);
  });

  it('are relative to the workspace folder, and name rubrics by path too', async () => {
    await set('defaults', { 'answers/*.md': './own/not-found-by-a-glob.yaml' });
    assert.deepEqual(await rubricsFor('answers/first.md', TEXT, GOOD), ['in-a-folder']);
  });

  it('may be a scorecard, by name or path', async () => {
    for (const scorecard of ['default-pair', 'default-pair.scorecard.yaml']) {
      await set('defaults', { '**/scored.md': scorecard });
      assert.deepEqual(await rubricsFor('scored.md', TEXT, GOOD), ['emotional-awareness', 'conciseness']);
    }
  });

  it('give way to a rubric that the command, the record or the section names', async () => {
    await set('defaults', { '**/*': 'helpfulness' });
    const record = (rubric: string): string => JSON.stringify({ prompt: 'Help me.', response: GOOD, rubric });
    assert.deepEqual(await rubricsFor('named.jsonl', `${record('harmlessness')}\n`, GOOD), ['harmlessness']);
    assert.deepEqual(await rubricsFor('misnamed.jsonl', `${record('no such rubric')}\n`, GOOD), ['helpfulness']);
    assert.deepEqual(await rubricsFor('named.md', `## Rubric\n\nharmlessness\n\n## Response\n\n${GOOD}\n`, GOOD), ['harmlessness']);
    const document = await openFile('given.md', TEXT);
    select(document, GOOD);
    assert.deepEqual(names(await gradeSelection({ rubric: 'conciseness' })), ['conciseness']);
  });

  it('are chosen for each of several selections', async () => {
    await set('defaults', { '**/*': 'helpfulness' });
    const lines = ['harmlessness', 'none such', 'harmlessness'].map((rubric, index) => JSON.stringify({ prompt: 'Help me.', response: `${GOOD} ${index}`, rubric }));
    const document = await openFile('mixed.jsonl', `${lines.join('\n')}\n`);
    select(document, `${GOOD} 0`, `${GOOD} 1`, `${GOOD} 2`);
    const grades = await gradeSelection({ rubric: undefined });
    assert.deepEqual(names(grades), ['harmlessness', 'helpfulness', 'harmlessness']);
    assert.deepEqual(grades.map(({ texts }) => texts.response), [`${GOOD} 0`, `${GOOD} 1`, `${GOOD} 2`]);
  });
});

describe('grading on save', () => {
  before(async () => {
    await useTinyModel({ feedback: 'The answer is short.' });
    await set('defaults', { '**/saved*.md': 'helpfulness' });
  });
  afterEach(() => set('gradeOnSave', undefined));
  after(() => set('defaults', undefined));

  it('grades what went stale again, and nothing else', async () => {
    await set('gradeOnSave', true);
    const document = await graded('saved.md', 'conciseness');
    await replace(document, GOOD, POOR.toUpperCase());
    assert.equal(gradeDiagnostics(document.uri).filter(isStale).length, 1);
    await document.save();
    const [found, ...others] = await untilDiagnostics(document.uri, (all) => !all.some(isStale));
    assert.deepEqual(others, []);
    assert.match(found?.message ?? '', /conciseness/);
    assert.equal(document.getText(found?.range), POOR.toUpperCase());
  });

  it('grades a stale scorecard again', async () => {
    await set('gradeOnSave', true);
    const document = await openFile('saved-scorecard.md', TEXT);
    select(document, GOOD);
    await vscode.commands.executeCommand('prometheus.gradeWithScorecard', { scorecard: 'default-pair', instruction: 'Help me.', reference: null });
    await replace(document, 'badly', 'poorly');
    assert.match(gradeDiagnostics(document.uri)[0]?.message ?? '', /stale/);
    await document.save();
    const found = await untilDiagnostics(document.uri, (all) => !all.some(isStale));
    assert.match(found[0]?.message ?? '', /default-pair/);
    assert.equal(found.length, 1);
  });

  it('grades two files that are saved at once, one after the other', async () => {
    await set('gradeOnSave', true);
    const documents = [await graded('saved-first.md', 'conciseness'), await graded('saved-second.md', 'helpfulness')];
    for (const document of documents) await replace(document, 'badly', 'poorly');
    await Promise.all(documents.map((document) => document.save()));
    for (const document of documents) assert.equal((await untilDiagnostics(document.uri, (all) => !all.some(isStale))).length, 1);
  });

  it('is off by default, and only for files with a default', async () => {
    const off = await graded('saved-off.md', 'conciseness');
    await replace(off, 'badly', 'poorly');
    await off.save();
    await set('gradeOnSave', true);
    const unknown = await graded('unknown.md', 'conciseness');
    await replace(unknown, 'badly', 'poorly');
    await unknown.save();
    // Grades are made in turn: after this one, those of the saves would be there.
    const last = await graded('saved-last.md', 'conciseness');
    await replace(last, 'badly', 'poorly');
    await last.save();
    await untilDiagnostics(last.uri, (all) => !all.some(isStale));
    for (const document of [off, unknown]) assert.equal(gradeDiagnostics(document.uri).filter(isStale).length, 1, document.uri.path);
  });
});

/** Names of the rubrics that grade a text when none is given. */
async function rubricsFor(file: string, text: string, response: string): Promise<readonly string[]> {
  const document = await openFile(file, text);
  select(document, response);
  return names(await gradeSelection({ rubric: undefined }));
}

function names(grades: readonly Grade[]): readonly string[] {
  return grades.map(({ rubric }) => rubric.rubric.name);
}

async function graded(file: string, rubric: string): Promise<vscode.TextDocument> {
  const document = await openFile(file, TEXT);
  const { start, end } = rangeOf(document, GOOD);
  await gradeSelection({ rubric, uri: document.uri.toString(), ranges: [{ start: document.offsetAt(start), end: document.offsetAt(end) }] });
  return document;
}

function isStale({ message }: vscode.Diagnostic): boolean {
  return message.includes('stale');
}

async function set(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('prometheus').update(key, value, vscode.ConfigurationTarget.Workspace);
}

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(workspaceFile(name), new TextEncoder().encode(text));
}

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Grade } from '../../src/core/grading/grade.ts';
import { promptText } from '../../src/core/grading/promptText.ts';
import { renderPrompt } from '../../src/core/grading/renderPrompt.ts';
import type { ImportReport } from '../../src/core/history/export/importHistory.ts';
import type { LabelledRecord } from '../../src/core/history/historyStore.ts';
import type { GradeLabel } from '../../src/core/history/label.ts';
import { createHistoryStore } from '../../src/host/history/historyStore.ts';
import { Retention } from '../../src/vscode/history/retention.ts';
import { sampleGrade } from '../support/sampleGrade.ts';
import { gradeDiagnostics } from './support/diagnostics.ts';
import { openFile, rangeOf, replace, select } from './support/documents.ts';
import { gradeSelection } from './support/grade.ts';
import { useTinyModel } from './support/model.ts';

const FEEDBACK = 'Clear and kind advice.';
const RESPONSE = 'I would gladly help: go to bed at ten.';
const DAY_MS = 86_400_000;

describe('the history in the editor', () => {
  let folder = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-history-'));
    await useTinyModel({ feedback: FEEDBACK });
  });

  after(async () => {
    await set('storeTexts', undefined);
    await set('retentionDays', undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  it('is exported, deleted by file and imported again with its labels, and a second import changes nothing', async () => {
    const { document, grade } = await graded('exported.md');
    await run('agreeWithGrade', grade.id);
    const filter = { documentUri: document.uri.toString() };
    const target = join(folder, 'grades.jsonl');
    assert.equal(await run('exportHistory', { format: 'jsonl', target, filter }), vscode.Uri.file(target).toString());
    const exported = await readFile(target, 'utf8');
    assert.deepEqual((await records(filter)).map((record) => [record.grade.id, record.label?.opinion.kind]), [[grade.id, 'agree']]);

    assert.equal(await run('deleteHistory', { ...filter, confirmed: true }), 1);
    assert.deepEqual(await records(filter), []);
    assert.deepEqual(gradeDiagnostics(document.uri), [], 'a deleted grade stands on its text');

    await appendFile(target, 'no grade\n');
    const report = await run<ImportReport>('importHistory', { source: target });
    assert.deepEqual([report.added, report.present, report.bad, report.problems.map(({ line }) => line)], [1, 0, 1, [2]]);
    const again = await run<ImportReport>('importHistory', { source: vscode.Uri.file(target).toString() });
    assert.deepEqual([again.added, again.present], [0, 1]);
    await run('exportHistory', { format: 'jsonl', target, filter });
    assert.equal(await readFile(target, 'utf8'), exported);
  });

  it('is exported as a table and as reports; no file is left where that fails', async () => {
    const { document } = await graded('reports.md');
    const filter = { documentUri: document.uri.toString() };
    for (const format of ['csv', 'md', 'html']) {
      const target = join(folder, `grades.${format}`);
      await run('exportHistory', { format, target, filter });
      assert.match(await readFile(target, 'utf8'), /helpfulness/, format);
    }
    assert.equal(await run('exportHistory', { format: 'csv', target: join(folder, 'none', 'grades.csv'), filter }), undefined);
    assert.equal(await run('exportHistory', { format: 'csv', target: join(folder, 'wrong.csv'), filter: { scores: ['x'] } }), undefined);
    assert.deepEqual((await readdir(folder)).filter((name) => name.includes('part') || name === 'wrong.csv'), []);
  });

  it('takes labels from the quick fixes of the text, and counts them in the trust', async () => {
    const { document, grade } = await graded('labelled.md');
    const agree = (await actions(document)).find(({ title }) => title === 'Agree with 5/5')?.command;
    assert.ok(agree);
    await vscode.commands.executeCommand(agree.command, grade.id);
    assert.deepEqual((await actions(document)).map(({ title }) => title).slice(2, 4), ['Take back: agree with 5/5', 'Disagree with 5/5…']);

    const label = await run<GradeLabel>('disagreeWithGrade', { gradeId: grade.id, score: 2, note: 'Too blunt.' });
    assert.deepEqual([label.opinion, label.note], [{ kind: 'disagree', score: 2 }, 'Too blunt.']);
    assert.deepEqual((await actions(document)).map(({ title }) => title).slice(2, 5), ['Agree with 5/5', 'Change your score of 2/5…', 'Take back: your score of 2/5']);
    const [record] = await records({ documentUri: document.uri.toString(), labels: ['disagree'] });
    assert.deepEqual(record?.label, label);
    const report = join(folder, 'trust.md');
    await run('exportHistory', { format: 'md', target: report, filter: { documentUri: document.uri.toString() } });
    assert.match(await readFile(report, 'utf8'), /## Agreement with people[^]+Labels: 1, of grades without a score: 0/);

    await run('removeLabel', grade.id);
    assert.deepEqual((await actions(document)).map(({ title }) => title).slice(2, 4), ['Agree with 5/5', 'Disagree with 5/5…']);
  });

  it('compares two grades in the diff editor, the earlier one on the left', async () => {
    const { document, grade } = await graded('compared.md');
    await replace(document, 'at ten', 'at nine');
    const again = await run<Grade>('gradeAgain', grade.id);
    await run('compareGrades', { gradeIds: [again.id, grade.id], part: 'response' });
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff);
    assert.match(tab.label, /^Response: helpfulness/);
    const texts = await Promise.all([tab.input.original, tab.input.modified].map(async (uri) => (await vscode.workspace.openTextDocument(uri)).getText()));
    assert.deepEqual(texts, [RESPONSE, RESPONSE.replace('ten', 'nine')]);
  });

  it('shows the exact prompt of a grade, which cannot be edited', async () => {
    const { grade } = await graded('prompted.md');
    await run('openPrompt', grade.id);
    const shown = vscode.window.activeTextEditor?.document;
    assert.ok(shown && grade.evaluator);
    assert.equal(shown.getText(), promptText(renderPrompt(grade.evaluator.family, grade.rubric.rubric, grade.texts).prompt));
    assert.deepEqual([shown.languageId, shown.uri.scheme], ['plaintext', 'prometheus-grade']);
    assert.notEqual(vscode.workspace.fs.isWritableFileSystem(shown.uri.scheme), true);
  });

  it('puts labels into the rubric as examples, once', async () => {
    const rubric = await openFile('labels.rubric.yaml', 'name: labels\ncriteria: Is it kind?\nscores:\n  1: Not kind at all.\n  2: Hardly kind.\n  3: Partly kind.\n  4: Mostly kind.\n  5: Fully kind.\n');
    const { grade } = await graded('examples.md', { rubric: rubric.uri.toString() });
    await run('disagreeWithGrade', { gradeId: grade.id, score: 3, note: 'Cold.' });
    assert.equal(await run('labelsToExamples', { rubricName: 'labels' }), 1);
    assert.match(rubric.getText(), /examples:\n {2}- instruction: Help me sleep better\.\n {4}response: .+\n {4}score: 3\n {4}note: Cold\.\n$/);
    assert.equal(await run('labelsToExamples', { rubricName: 'labels' }), null);
    await rubric.save();
  });

  it('deletes what is older than the setting says', async () => {
    const store = createHistoryStore({ path: join(folder, 'old.sqlite'), onNotice: () => undefined });
    const log: string[] = [];
    const note = (line: string): void => { log.push(line); };
    const retention = new Retention({ history: store, log: { info: note, warn: note } });
    for (const days of [1, 29, 31, 400]) await store.append(sampleGrade({ createdAt: Date.now() - days * DAY_MS }));
    assert.equal(await retention.apply(), 0);
    await set('retentionDays', 30);
    assert.equal(await retention.apply(), 2);
    assert.equal(await retention.apply(), 0);
    await set('retentionDays', undefined);
    const left = await store.list({ limit: 10 });
    store.close();
    assert.equal(left.ok && left.value.total, 2);
    assert.match(log[0] ?? '', /older than 30 days.+: 2$/);
  });

  it('keeps no text on the disk when only hashes are asked for', async () => {
    await set('storeTexts', 'hash-only');
    const secret = `gladly ${randomUUID()}`;
    const { document, grade } = await graded('hashed.md', {}, secret);
    await set('storeTexts', undefined);
    const [record] = await records({ documentUri: document.uri.toString() });
    assert.deepEqual([record?.grade.id, record?.grade.textsKept, record?.grade.texts.response, record?.grade.verdict.feedback], [grade.id, false, '', grade.verdict.feedback]);
    const files = globSync(join(tmpdir(), 'prometheus-editor-*', 'user', 'data', 'User', 'globalStorage', 'prometheus-grader.prometheus-grader', 'history.sqlite*'));
    const contents = await Promise.all(files.map((file) => readFile(file)));
    assert.ok(contents.some((content) => content.includes(grade.id)), 'the history was not found on the disk');
    assert.ok(!contents.some((content) => content.includes(secret)), 'the text is on the disk');
  });
});

async function graded(name: string, argument: Readonly<Record<string, unknown>> = {}, response = RESPONSE): Promise<{ document: vscode.TextDocument; grade: Grade }> {
  const document = await openFile(name, `First.\n\n${response}\n\nLast.\n`);
  select(document, response);
  const [grade] = await gradeSelection(argument);
  assert.ok(grade?.verdict.kind === 'graded', JSON.stringify(grade?.verdict));
  return { document, grade };
}

async function run<T = unknown>(command: string, argument: unknown): Promise<T> {
  return vscode.commands.executeCommand<T>(`prometheus.${command}`, argument);
}

/** What the history keeps, by way of an export. */
async function records(filter: unknown): Promise<readonly LabelledRecord[]> {
  const target = join(await mkdtemp(join(tmpdir(), 'prometheus-records-')), 'grades.jsonl');
  await run('exportHistory', { format: 'jsonl', target, filter });
  const lines = (await readFile(target, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as LabelledRecord);
}

async function actions(document: vscode.TextDocument): Promise<readonly vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, rangeOf(document, 'gladly'));
  return found.filter(({ command }) => command?.command.startsWith('prometheus.') === true);
}

async function set(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('prometheus.history').update(key, value, vscode.ConfigurationTarget.Global);
}

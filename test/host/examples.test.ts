import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ExamplesOutcome } from '../../src/vscode/examples/runExamplesCommand.ts';
import { openFile, rangeOf, replace } from './support/documents.ts';
import { exampleDiagnostics, RUBRIC, untilExamples } from './support/examples.ts';
import { useTinyModel } from './support/model.ts';

/** What the editor's own command for running tests gives back; the states are those of its test results. */
interface TestResults {
  readonly items: readonly { readonly item: { readonly label: string; readonly description: string | null }; readonly ownComputedState: number }[];
}

const PASSED = 3;
const FAILED = 4;

describe('Run Examples', () => {
  before(() => useTinyModel({ feedback: 'One clear step | kindly <b>put</b>.' }));

  it('marks the examples whose score differs, at the line of their score', async () => {
    const document = await openFile('marks.rubric.yaml', RUBRIC);
    const outcome = await runExamples(document);
    assert.deepEqual(outcome.run.results.map(({ grade }) => grade.verdict.kind === 'graded' && grade.verdict.score), [5, 4, 1]);
    const [near, apart, ...others] = exampleDiagnostics(document.uri);
    assert.deepEqual(others, []);
    assert.match(near?.message ?? '', /^Example: expected 3, given 4 \(expected score 3\.9, p 0\.40\)$/);
    assert.equal(near?.severity, vscode.DiagnosticSeverity.Information);
    assert.ok(near.range.isEqual(rangeOf(document, 'score: 3')));
    assert.match(apart?.message ?? '', /^Example: expected 4, given 1/);
    assert.equal(apart?.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(apart.range.isEqual(rangeOf(document, 'score: 4')));
  });

  it('shows a report that can be read only', async () => {
    const document = await openFile('report.rubric.yaml', RUBRIC);
    const { report } = await runExamples(document);
    const opened = await vscode.workspace.openTextDocument(vscode.Uri.parse(report));
    assert.equal(opened.languageId, 'markdown');
    assert.match(opened.getText(), /^# Examples of with\\-examples$/m);
    assert.match(opened.getText(), /^2 of 3 examples pass/m);
    assert.match(opened.getText(), /^\| 3 \| 16 \| Well\\, whatever\\\. \| 4 \| 1 \| 1\.5 \| 0\.70 \| ✗ further apart \|$/m);
    assert.match(opened.getText(), /too few to say/);
    assert.match(opened.getText(), /kindly \\<b\\>put/);
    const label = vscode.window.tabGroups.activeTabGroup.activeTab?.label;
    assert.match(label ?? '', /Examples of with-examples/);
  });

  it('takes the rubric of the active editor', async () => {
    await openFile('active.rubric.yaml', RUBRIC.replace('with-examples', 'active-rubric'));
    const outcome = await vscode.commands.executeCommand<ExamplesOutcome>('prometheus.runExamples');
    assert.equal(outcome.run.rubric.rubric.name, 'active-rubric');
  });

  it('runs a shipped rubric without marking its file', async () => {
    const extension = vscode.extensions.getExtension('prometheus-grader.prometheus-grader');
    assert.ok(extension);
    const uri = vscode.Uri.joinPath(extension.extensionUri, 'rubrics', 'helpfulness.rubric.yaml');
    const { run } = await vscode.commands.executeCommand<ExamplesOutcome>('prometheus.runExamples', uri.toString());
    assert.ok(run.results.length >= 3);
    assert.deepEqual(exampleDiagnostics(uri), []);
  });

  it('has nothing to run in a rubric without examples', async () => {
    const document = await openFile('bare.rubric.yaml', RUBRIC.slice(0, RUBRIC.indexOf('examples:')));
    assert.equal(await vscode.commands.executeCommand('prometheus.runExamples', document.uri.toString()), undefined);
  });

  it('moves a mark with its example, takes it off when the example is edited, and puts it back on undo', async () => {
    const document = await openFile('edited.rubric.yaml', RUBRIC);
    await runExamples(document);
    await replace(document, 'name:', '# a remark\nname:');
    await untilExamples(document.uri, (found) => found.some(({ range }) => range.isEqual(rangeOf(document, 'score: 4'))));
    await replace(document, 'score: 4', 'score: 1');
    const [left, ...others] = await untilExamples(document.uri, (found) => found.length === 1);
    assert.deepEqual([left?.severity, others], [vscode.DiagnosticSeverity.Information, []]);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await untilExamples(document.uri, (found) => found.length === 2);
  });

  it('says so when the rest of the rubric changed, and clears the mark when a new run passes', async () => {
    const document = await openFile('stale.rubric.yaml', RUBRIC);
    await runExamples(document);
    await replace(document, 'Is it kind?', 'Is it kind and calm?');
    const stale = await untilExamples(document.uri, (found) => found.every(({ message }) => message.includes('stale')));
    assert.deepEqual(stale.map(({ severity }) => severity), [vscode.DiagnosticSeverity.Hint, vscode.DiagnosticSeverity.Hint]);
    await replace(document, 'Well, whatever.', 'I am sorry to hear it.');
    await replace(document, 'score: 3', 'score: 4');
    await runExamples(document);
    assert.deepEqual(exampleDiagnostics(document.uri), []);
  });

  it('are tests of the Test Explorer too', async () => {
    const document = await openFile('explored.rubric.yaml', RUBRIC.replace('with-examples', 'explored'));
    await vscode.commands.executeCommand('testing.refreshTests');
    await vscode.commands.executeCommand('testing.runAll');
    await untilExamples(document.uri, (marks) => marks.length === 2);
    const { items } = await vscode.commands.executeCommand<TestResults>('testing.runCurrentFile');
    const states = items.filter(({ item }) => item.description?.startsWith('expects')).map(({ item, ownComputedState }) => [item.label, ownComputedState]);
    assert.deepEqual(states, [['1: I would gladly help.', PASSED], ['2: I am sorry.', PASSED], ['3: Well, whatever.', FAILED]]);
  });

  it('warns of a score one apart when only the same score may pass', async () => {
    const document = await openFile('tolerance.rubric.yaml', RUBRIC);
    await runExamples(document);
    const settings = vscode.workspace.getConfiguration('prometheus');
    await settings.update('exampleTolerance', 0, vscode.ConfigurationTarget.Global);
    try {
      await untilExamples(document.uri, (found) => found.length === 2 && found.every(({ severity }) => severity === vscode.DiagnosticSeverity.Warning));
    } finally {
      await settings.update('exampleTolerance', undefined, vscode.ConfigurationTarget.Global);
    }
    await untilExamples(document.uri, (found) => found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Information));
  });
});

async function runExamples(document: vscode.TextDocument): Promise<ExamplesOutcome> {
  return vscode.commands.executeCommand<ExamplesOutcome>('prometheus.runExamples', document.uri.toString());
}

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ExampleDiagnostics } from '../../src/vscode/examples/exampleDiagnostics.ts';
import { ExampleRunner } from '../../src/vscode/examples/exampleRunner.ts';
import { ExampleTests } from '../../src/vscode/examples/exampleTests.ts';
import { RubricLibrary } from '../../src/vscode/rubrics/rubricLibrary.ts';
import { openFile, rangeOf, replace, workspaceFile } from './support/documents.ts';
import { RUBRIC } from './support/examples.ts';
import { recordRuns, type RecordedRun } from './support/recordRuns.ts';
import { scriptedEvaluator } from './support/scriptedEvaluator.ts';
import { until } from './support/until.ts';

// The controller of the extension shows its tests to nobody but the editor, so these look at one of their own.
describe('the Test Explorer', () => {
  let controller: vscode.TestController;
  let tests: ExampleTests;
  let runs: readonly RecordedRun[];
  const disposables: { dispose(): void }[] = [];

  before(async () => {
    const extension = vscode.extensions.getExtension('prometheus-grader.prometheus-grader');
    assert.ok(extension);
    const library = new RubricLibrary(vscode.Uri.joinPath(extension.extensionUri, 'rubrics'));
    const log = vscode.window.createOutputChannel('Tests of examples', { log: true });
    const diagnostics = new ExampleDiagnostics(library);
    controller = vscode.tests.createTestController('tests-of-examples', 'Tests of examples');
    runs = recordRuns(controller);
    tests = new ExampleTests(controller, library, new ExampleRunner({ evaluator: scriptedEvaluator(), log }, diagnostics));
    disposables.push(tests, diagnostics, library, log);
    assert.equal(controller.items.size, 0, 'nothing is read before it is asked for');
    await write('explorer.rubric.yaml', RUBRIC);
    await controller.resolveHandler?.(undefined);
  });

  after(() => { vscode.Disposable.from(...disposables).dispose(); });

  it('lists a suite for each rubric with examples and a test for each example, at its place', async () => {
    const suite = suiteOf('explorer.rubric.yaml');
    assert.equal(suite.label, 'with-examples');
    const items = childrenOf(suite);
    assert.deepEqual(items.map(({ label, description }) => `${label} | ${description ?? ''}`), ['1: I would gladly help. | expects 5', '2: I am sorry. | expects 3', '3: Well, whatever. | expects 4']);
    const document = await vscode.workspace.openTextDocument(workspaceFile('explorer.rubric.yaml'));
    assert.equal(document.getText(items[1]?.range), 'instruction: Help me sleep.\n    response: I am sorry.\n    score: 3');
  });

  it('lists the shipped rubrics in a group of their own', () => {
    const shipped = controller.items.get('shipped');
    assert.ok(shipped);
    assert.ok(childrenOf(shipped).some(({ label }) => label === 'helpfulness'));
  });

  it('runs a suite: what passes, what fails with both scores at the line, and the output of each', async () => {
    const suite = suiteOf('explorer.rubric.yaml');
    const run = await runItems(suite);
    assert.deepEqual(run.events.slice(3), [
      ...['started 1: I would gladly help.', 'passed 1: I would gladly help.', 'started 2: I am sorry.', 'passed 2: I am sorry.'],
      ...['started 3: Well, whatever.', 'failed 3: Well, whatever.', 'ended'],
    ]);
    const [message, ...others] = run.messages;
    assert.deepEqual(others, []);
    assert.deepEqual([message?.expectedOutput, message?.actualOutput], ['4', '1']);
    const document = await vscode.workspace.openTextDocument(workspaceFile('explorer.rubric.yaml'));
    assert.equal(message?.location?.uri.toString(), document.uri.toString());
    assert.ok(message.location.range.isEqual(rangeOf(document, 'score: 4')));
    const output = run.output.find(({ label }) => label.startsWith('3:'))?.text ?? '';
    assert.match(output, /^3: Well, whatever\.\r\nexpected 4, given 1 .*\r\nP\(1\) 0\.80 .*\r\nFeedback: Kindly put\.\r\nNo \uFFFD\[31mred\.\r\n/);
    assert.match(run.output.at(-1)?.text ?? '', /Exact agreement +33 %[^]*too few to say/);
  });

  it('runs one example alone', async () => {
    const [first] = childrenOf(suiteOf('explorer.rubric.yaml'));
    assert.ok(first);
    const run = await runItems(first);
    assert.deepEqual(run.events, ['enqueued 1: I would gladly help.', 'started 1: I would gladly help.', 'passed 1: I would gladly help.', 'ended']);
  });

  it('leaves out what is excluded', async () => {
    const suite = suiteOf('explorer.rubric.yaml');
    const run = await runRequest(new vscode.TestRunRequest([suite], childrenOf(suite).slice(0, 2)));
    assert.deepEqual(run.events, ['enqueued 3: Well, whatever.', 'started 3: Well, whatever.', 'failed 3: Well, whatever.', 'ended']);
  });

  it('leaves out the shipped rubrics when all are run', async () => {
    const run = await runRequest(new vscode.TestRunRequest());
    assert.ok(run.events.includes('started 1: I would gladly help.'));
    const shipped = controller.items.get('shipped');
    const labels = shipped === undefined ? [] : childrenOf(shipped).flatMap(childrenOf).map(({ label }) => label);
    assert.ok(labels.length > 0);
    assert.deepEqual(labels.filter((label) => run.events.includes(`started ${label}`)), []);
  });

  it('follows the text as it is typed, and keeps its tests while the file has errors', async () => {
    const document = await openFile('typed.rubric.yaml', RUBRIC.replace('with-examples', 'typed'));
    await controller.refreshHandler?.(new vscode.CancellationTokenSource().token);
    await replace(document, 'I am sorry.', 'I am very sorry.');
    const suite = suiteOf('typed.rubric.yaml');
    // The editor tells of the edit and of its end in any order.
    await until(() => childrenOf(suite)[1]?.label === '2: I am very sorry.');
    await replace(document, 'score: 3', 'score: 9');
    await until(() => suite.error === 'This rubric has errors.');
    assert.equal(childrenOf(suite).length, 3);
    const run = await runItems(suite);
    assert.deepEqual(run.events.slice(3).map((event) => event.split(' ')[0]), ['errored', 'errored', 'errored', 'ended']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('counts an example without a score as an error', async () => {
    await write('riddle.rubric.yaml', RUBRIC.replace('Well, whatever.', 'A riddle.'));
    await controller.refreshHandler?.(new vscode.CancellationTokenSource().token);
    const run = await runItems(suiteOf('riddle.rubric.yaml'));
    assert.ok(run.events.includes('errored 3: A riddle.'));
    const message = run.messages[0]?.message;
    assert.match(typeof message === 'string' ? message : '', /not graded: The evaluator wrote “3\.5”/);
  });

  it('ends when it is cancelled, and skips the rest', async () => {
    await write('endless.rubric.yaml', RUBRIC.replace('I am sorry.', 'It takes forever.'));
    await controller.refreshHandler?.(new vscode.CancellationTokenSource().token);
    const suite = suiteOf('endless.rubric.yaml');
    const source = new vscode.CancellationTokenSource();
    const ended = tests.profile.runHandler(new vscode.TestRunRequest([suite]), source.token);
    source.cancel();
    await ended;
    const events = runs.at(-1)?.events ?? [];
    assert.deepEqual(events.filter((event) => event.startsWith('skipped')).slice(-2), ['skipped 2: It takes forever.', 'skipped 3: Well, whatever.']);
    assert.equal(events.at(-1), 'ended');
    await vscode.workspace.fs.delete(workspaceFile('endless.rubric.yaml'));
  });

  function suiteOf(name: string): vscode.TestItem {
    const item = controller.items.get(workspaceFile(name).toString());
    assert.ok(item, `${name} is not in the tree`);
    return item;
  }

  async function runItems(...items: readonly vscode.TestItem[]): Promise<RecordedRun> {
    return runRequest(new vscode.TestRunRequest(items));
  }

  async function runRequest(request: vscode.TestRunRequest): Promise<RecordedRun> {
    await tests.profile.runHandler(request, new vscode.CancellationTokenSource().token);
    const run = runs.at(-1);
    assert.ok(run);
    return run;
  }
});

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(workspaceFile(name), new TextEncoder().encode(text));
}

function childrenOf(item: vscode.TestItem): readonly vscode.TestItem[] {
  return [...item.children].map(([, child]) => child);
}

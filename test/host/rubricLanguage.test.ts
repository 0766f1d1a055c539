import assert from 'node:assert/strict';
import { truncate, unlink, writeFile } from 'node:fs/promises';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Grade } from '../../src/core/grading/grade.ts';
import { parseRubric } from '../../src/core/rubric/parseRubric.ts';
import { WHOLE } from '../unit/core/rubric/support/wholeRubric.ts';
import { untilDiagnostics } from './support/diagnostics.ts';
import { openFile, rangeOf, replace, select, workspaceFile } from './support/documents.ts';
import { useTinyModel } from './support/model.ts';

describe('problems of a rubric file', () => {
  it('appear at their exact place while typing, and a quick fix repairs them', async () => {
    const document = await openFile('typed.rubric.yaml', WHOLE);
    await replace(document, 'threshold', 'treshold');
    const [problem, ...others] = await untilDiagnostics(document.uri, (found) => found.length > 0);
    assert.deepEqual(others, []);
    assert.equal(problem?.code, 'unknown-key');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    assert.deepEqual([problem.range.start.character, problem.range.end.character], [0, 8]);
    assert.ok(problem.range.isEqual(rangeOf(document, 'treshold')));

    const [fix] = await fixesAt(document, problem.range);
    assert.equal(fix?.title, 'Rename to threshold');
    assert.equal(fix.isPreferred, true);
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.equal(document.getText(), WHOLE);
    await untilDiagnostics(document.uri, (found) => found.length === 0);
  });

  it('tell columns within a line', async () => {
    const document = await openFile('columns.rubric.yaml', WHOLE);
    await replace(document, '    score: 1', '    score: 9');
    const [problem] = await untilDiagnostics(document.uri, (found) => found.length > 0);
    assert.equal(problem?.code, 'example-score');
    assert.deepEqual([problem.range.start.character, problem.range.end.character], [11, 12]);
  });

  it('are those of the last text when typing goes on', async () => {
    const document = await openFile('fast.rubric.yaml', WHOLE);
    await replace(document, 'threshold', 'treshold');
    await replace(document, 'treshold: 3.5', 'threshold: 9');
    await untilDiagnostics(document.uri, ([problem]) => problem?.code === 'threshold-out-of-range');
    await replace(document, 'threshold: 9', 'threshold: 3');
    await untilDiagnostics(document.uri, (found) => found.length === 0);
  });

  it('go when the file is deleted and closed', async () => {
    const document = await openFile('gone.rubric.yaml', WHOLE.replace('threshold', 'treshold'));
    await untilDiagnostics(document.uri, (found) => found.length === 1);
    await vscode.workspace.fs.delete(document.uri);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await untilDiagnostics(document.uri, (found) => found.length === 0);
  });

  it('name a file of 50 MB as too large without reading it', async () => {
    const uri = workspaceFile('rubrics/huge.rubric.yaml');
    await findRubrics();
    await writeFile(uri.fsPath, WHOLE);
    await truncate(uri.fsPath, 50 * 1024 * 1024);
    const [problem] = await untilDiagnostics(uri, (found) => found.length > 0);
    assert.equal(problem?.code, 'too-large');
    await unlink(uri.fsPath);
    await untilDiagnostics(uri, (found) => found.length === 0);
  });
});

describe('writing a rubric file', () => {
  it('starts from a completion that gives a valid file', async () => {
    const document = await openFile('empty.rubric.yaml', '');
    await complete(document, document.positionAt(0), 'rubric');
    assert.deepEqual(parseRubric(document.getText()).problems, []);
  });

  it('goes on with the keys, the levels and the example that are missing', async () => {
    const document = await openFile('grow.rubric.yaml', 'name: grow\ncriteria: Does the answer stay with one thought?\n\n');
    await complete(document, new vscode.Position(2, 0), 'scores');
    assert.deepEqual(parseRubric(document.getText()).problems, []);
    await replace(document, /^ {2}3: .*\n/mu.exec(document.getText())?.[0] ?? '', '  \n');
    const gap = new vscode.Position(5, 2);
    assert.deepEqual(await labelsAt(document, gap), ['3']);
    await complete(document, gap, '3');
    assert.notEqual(parseRubric(document.getText()).rubric, null);
    const end = document.lineAt(document.lineCount - 1).range.end;
    await complete(document, end, 'examples');
    assert.equal(parseRubric(document.getText()).rubric?.examples.length, 1);
  });

  it('offers nothing of ours in other YAML files', async () => {
    const document = await openFile('plain.yaml', '');
    assert.deepEqual(await labelsAt(document, document.positionAt(0)), []);
    assert.deepEqual(await lensesOf(await openFile('plain2.yaml', WHOLE)), []);
  });
});

describe('reading a rubric file', () => {
  it('has hovers that say what a key does and show its piece of the prompt', async () => {
    const document = await openFile('hover.rubric.yaml', WHOLE);
    const text = await hoverAt(document, rangeOf(document, 'criteria').start);
    assert.match(text, /The one question that the evaluator answers/u);
    assert.match(text, /###Score Rubrics:\n\[Does the response treat the worry of the person kindly\?\]/u);
  });

  it('has an outline', async () => {
    const document = await openFile('outline.rubric.yaml', WHOLE);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    const [root] = symbols;
    assert.equal(root?.name, 'kindness');
    assert.deepEqual(root.children.map(({ name }) => name), ['criteria', 'scores', 'instruction', 'reference', 'threshold', 'examples']);
    assert.deepEqual(root.children.map(({ children }) => children.length), [0, 5, 0, 0, 0, 2]);
    assert.ok(root.children[5]?.children[1]?.range.contains(rangeOf(document, 'Good luck.')));
  });

  it('can be folded', async () => {
    const document = await openFile('folding.rubric.yaml', WHOLE);
    const editor = await vscode.window.showTextDocument(document);
    const inside = rangeOf(document, '  3: It').start;
    editor.selection = new vscode.Selection(inside, inside);
    await vscode.commands.executeCommand('editor.fold');
    assert.ok(!editor.visibleRanges.some((range) => range.contains(inside)));
    await vscode.commands.executeCommand('editor.unfoldAll');
  });

  it('has CodeLens for what can be done with it, on its criteria', async () => {
    const document = await openFile('lenses.rubric.yaml', WHOLE);
    const lenses = await lensesOf(document);
    assert.deepEqual(lenses.map(({ command }) => [command?.title, command?.command, command?.arguments]), [
      ['Grade with this rubric', 'prometheus.gradeWithRubric', [document.uri.toString()]],
      ['Preview prompt', 'prometheus.previewPrompt', [document.uri.toString()]],
      ['Run examples (2)', 'prometheus.runExamples', [document.uri.toString()]],
    ]);
    assert.ok(lenses.every(({ range }) => range.isEqual(rangeOf(document, 'criteria'))));
  });

  it('has no lens for examples without any', async () => {
    const document = await openFile('no-examples.rubric.yaml', WHOLE.slice(0, WHOLE.indexOf('examples:')));
    assert.deepEqual((await lensesOf(document)).map(({ command }) => command?.title), ['Grade with this rubric', 'Preview prompt']);
  });
});

describe('Grade with this rubric', () => {
  before(() => useTinyModel());

  it('grades what was selected last in another editor, with the rubric as it stands in the editor', async () => {
    const text = await openFile('selected.md', 'Notes.\n\nA kind word.\n');
    select(text, 'A kind word.');
    const rubric = await openFile('unsaved-lens.rubric.yaml', WHOLE);
    await replace(rubric, 'name: kindness', 'name: kindness-now');
    const grades = await vscode.commands.executeCommand<readonly Grade[]>('prometheus.gradeWithRubric', rubric.uri.toString());
    assert.deepEqual(grades.map(({ texts }) => texts.response), ['A kind word.']);
    assert.equal(grades[0]?.rubric.rubric.name, 'kindness-now');
    assert.equal(grades[0].verdict.kind, 'graded');
  });
});

async function fixesAt(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
  return actions.filter(({ edit }) => edit !== undefined);
}

async function itemsAt(document: vscode.TextDocument, position: vscode.Position): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
  return items.filter(({ label }) => typeof label === 'object' && label.description === 'Prometheus rubric');
}

async function labelsAt(document: vscode.TextDocument, position: vscode.Position): Promise<readonly string[]> {
  return (await itemsAt(document, position)).map(labelOf);
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** Takes a completion as the editor does. */
async function complete(document: vscode.TextDocument, position: vscode.Position, label: string): Promise<void> {
  const item = (await itemsAt(document, position)).find((offered) => labelOf(offered) === label);
  assert.ok(item, `“${label}” is not offered`);
  assert.ok(item.insertText instanceof vscode.SnippetString && item.range instanceof vscode.Range);
  const editor = await vscode.window.showTextDocument(document);
  assert.ok(await editor.insertSnippet(item.insertText, item.range));
  await vscode.commands.executeCommand('leaveSnippet');
}

async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers.flatMap(({ contents }) => contents).map((content) => (content instanceof vscode.MarkdownString ? content.value : '')).join('\n').replaceAll('&nbsp;', ' ');
}

async function lensesOf(document: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
  return lenses.filter(({ command }) => command?.command.startsWith('prometheus.') === true);
}

/** Asking for a rubric that is not there makes the extension look for rubrics, and watch them. */
async function findRubrics(): Promise<void> {
  await vscode.commands.executeCommand('prometheus.runExamples', workspaceFile('none.rubric.yaml').toString());
}

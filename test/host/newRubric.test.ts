import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { parseRubric } from '../../src/core/rubric/parseRubric.ts';
import type { Rubric } from '../../src/core/rubric/rubric.ts';
import { openFile, select, workspaceFile } from './support/documents.ts';

const LEVELS = ['It insults the reader.', 'It is cold.', 'It is polite.', 'It names the worry.', 'It names the worry and helps.'];
const PROSE = `Is the answer kind?\n\n${LEVELS.map((level, index) => `- **${index + 1}**: ${level}`).join('\n')}\n`;
const DICT = { criteria: 'Is the answer kind?', ...Object.fromEntries(LEVELS.map((level, index) => [`score${index + 1}_description`, level])) };

describe('New Rubric', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('starts from the template, under a free name', async () => {
    const uri = await newRubric({ from: 'template' });
    assert.match(uri ?? '', /^untitled:.*\/rubrics\/my-criterion\.rubric\.yaml$/);
    assert.equal(current().name, 'my-criterion');
    assert.match(await newRubric({ from: 'template' }) ?? '', /my-criterion-2\.rubric\.yaml$/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('splits the levels out of selected prose', async () => {
    const document = await openFile('prose.md', `Notes.\n\n${PROSE}\nMore notes.\n`);
    select(document, PROSE);
    assert.match(await newRubric({ from: 'selection' }) ?? '', /answer-kind\.rubric\.yaml$/);
    const rubric = current();
    assert.equal(rubric.criteria, 'Is the answer kind?');
    assert.deepEqual(Object.values(rubric.scores), LEVELS);
  });

  it('copies a rubric that ships, with comments and examples, without a schema that is not there', async () => {
    await newRubric({ from: 'shipped', rubric: 'reasoning' });
    const copy = current();
    assert.equal(copy.name, 'reasoning');
    assert.ok(copy.examples.length >= 3);
    assert.doesNotMatch(text(), /yaml-language-server/);
  });

  it('names the schema where it lies beside the file', async () => {
    const schema = workspaceFile('rubrics/rubric.schema.json');
    await vscode.workspace.fs.writeFile(schema, new TextEncoder().encode('{}'));
    await newRubric({ from: 'shipped', rubric: 'reasoning' });
    await vscode.workspace.fs.delete(schema);
    assert.match(text(), /^# yaml-language-server: \$schema=\.\/rubric\.schema\.json\nname: /);
  });

  it('imports from the clipboard', async () => {
    await vscode.env.clipboard.writeText(JSON.stringify(DICT));
    await newRubric({ from: 'clipboard' });
    assert.deepEqual(Object.values(current().scores), LEVELS);
    assert.match(text(), /^# Imported from score descriptions\./);
  });

  it('imports each rubric of a file', async () => {
    const file = workspaceFile('rubrics.csv');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`name,criteria,1,2,3,4,5\nkind,"Is it kind, really?",a,b,c,d,e\nshort,Is it short?,a,b,c,d,e\n`));
    assert.match(await newRubric({ from: 'file', uri: file.toString() }) ?? '', /\/kind\.rubric\.yaml$/);
    assert.equal(current().name, 'short');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    assert.equal(current().criteria, 'Is it kind, really?');
  });

  it('opens nothing for what is no rubric', async () => {
    const file = workspaceFile('binary.csv');
    await vscode.workspace.fs.writeFile(file, new Uint8Array([1, 0, 2, 0]));
    const document = await openFile('stays.md', 'Notes.\n');
    assert.equal(await newRubric({ from: 'file', uri: file.toString() }), undefined);
    assert.equal(await newRubric({ from: 'file', uri: workspaceFile('no-such.csv').toString() }), undefined);
    assert.equal(await newRubric({ from: 'shipped', rubric: 'no-such' }), undefined);
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });
});

describe('Export Rubric', () => {
  it('copies a rubric in a format that others read', async () => {
    const exported = await vscode.commands.executeCommand<string>('prometheus.exportRubric', { rubric: 'reasoning', format: 'prometheus-eval', to: 'clipboard' });
    assert.equal(await vscode.env.clipboard.readText(), exported);
    assert.deepEqual(Object.keys(JSON.parse(exported) as object), Object.keys(DICT));
  });

  it('writes the rubric of the active editor, unsaved changes and all, into a new editor', async () => {
    const document = await openFile('exported.rubric.yaml', 'name: exported\ncriteria: Is it kind?\nscores:\n  1: a\n  2: b\n  3: c\n  4: d\n  5: e\n');
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => { edit.replace(document.lineAt(1).range, 'criteria: Is it short?'); });
    await vscode.commands.executeCommand('prometheus.exportRubric', { format: 'prometheus-text', to: 'document' });
    assert.equal(text(), '[Is it short?]\nScore 1: a\nScore 2: b\nScore 3: c\nScore 4: d\nScore 5: e');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

async function newRubric(argument: Readonly<Record<string, string>>): Promise<string | undefined> {
  return vscode.commands.executeCommand<string | undefined>('prometheus.newRubric', argument);
}

function text(): string {
  return vscode.window.activeTextEditor?.document.getText() ?? '';
}

/** The rubric in the active editor, which must have no errors. */
function current(): Rubric {
  const { rubric, problems } = parseRubric(text());
  assert.deepEqual(problems.filter(({ severity }) => severity === 'error'), []);
  assert.ok(rubric);
  return rubric;
}

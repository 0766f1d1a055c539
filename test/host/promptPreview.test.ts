import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { isPromptFamily } from '../../src/core/grading/family.ts';
import { promptText } from '../../src/core/grading/promptText.ts';
import { renderPrompt } from '../../src/core/grading/renderPrompt.ts';
import { WHOLE, WHOLE_RUBRIC } from '../unit/core/rubric/support/wholeRubric.ts';
import { untilDiagnostics } from './support/diagnostics.ts';
import { openFile, replace, select } from './support/documents.ts';
import { gradeSelection } from './support/grade.ts';
import { useTinyModel } from './support/model.ts';

const [EXAMPLE] = WHOLE_RUBRIC.examples;

describe('Preview Prompt', () => {
  before(() => useTinyModel());

  it('shows the exact prompt, the tokens of each part and what is left of the context', async () => {
    assert.ok(EXAMPLE);
    const rubric = await openFile('preview.rubric.yaml', WHOLE);
    const document = await preview(rubric.uri);
    const notes = await notesOf(document);
    const family = /format ([\w-]+)/u.exec(notes[0] ?? '')?.[1];
    assert.ok(isPromptFamily(family));
    assert.equal(document.getText(), promptText(renderPrompt(family, WHOLE_RUBRIC, EXAMPLE).prompt));

    const text = await openFile('preview.md', `${EXAMPLE.response}\n`);
    select(text, EXAMPLE.response);
    const [grade] = await gradeSelection({ rubric: rubric.uri.toString(), instruction: EXAMPLE.instruction, reference: EXAMPLE.reference });
    assert.ok(grade?.usage && grade.evaluator);
    const { promptTokens } = grade.usage;
    const { contextTokens } = grade.evaluator;
    const numbers = numbersIn(notes[1] ?? '');
    assert.deepEqual(numbers.slice(0, 3), [promptTokens, contextTokens - promptTokens, contextTokens]);
    const parts = notes.slice(2);
    assert.deepEqual(parts.map((note) => note.split(':')[0]), ['system text and chat form', 'task and headings', 'instruction', 'response', 'reference answer', 'rubric', 'start of the feedback']);
    assert.equal(parts.reduce((sum, note) => sum + (numbersIn(note)[0] ?? 0), 0), promptTokens);
  });

  it('follows the rubric while it is written, and keeps the last prompt while it has errors', async () => {
    const rubric = await openFile('followed.rubric.yaml', WHOLE);
    const document = await preview(rubric.uri);
    const texts: string[] = [];
    const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) texts.push(document.getText());
    });
    await replace(rubric, 'name: kindness\n', '');
    await untilDiagnostics(rubric.uri, (found) => found.length > 0);
    await replace(rubric, 'treat the worry', 'meet the worry');
    const changed = textOf(document, (text) => text.includes('Does the response meet the worry'));
    await replace(rubric, 'description:', 'name: kindness\ndescription:');
    await changed;
    subscription.dispose();
    assert.ok(texts.every((text) => text.includes('###Score Rubrics:')));
  });

  it('takes the text that was graded last for a rubric without examples', async () => {
    const text = await openFile('last.md', 'The very last response.\n');
    select(text, 'The very last response.');
    assert.equal((await gradeSelection()).length, 1);
    const rubric = await openFile('preview-last.rubric.yaml', WHOLE.slice(0, WHOLE.indexOf('examples:')));
    const document = await preview(rubric.uri);
    assert.match(document.getText(), /###Response to evaluate:\nThe very last response\.\n/u);
    assert.match((await notesOf(document))[0] ?? '', /graded last/u);
  });

  it('shows the prompt and says why nothing was counted without a model', async () => {
    const settings = vscode.workspace.getConfiguration('prometheus');
    const path = settings.get<string>('modelPath');
    await settings.update('modelPath', '/nowhere/none.gguf', vscode.ConfigurationTarget.Global);
    try {
      const rubric = await openFile('no-model.rubric.yaml', WHOLE);
      const document = await preview(rubric.uri);
      assert.match(document.getText(), /\[Does the response treat the worry of the person kindly\?\]/u);
      const notes = await notesOf(document);
      assert.equal(notes.length, 2);
      assert.match(notes[1] ?? '', /^Tokens not counted: .*none\.gguf/u);
    } finally {
      await settings.update('modelPath', path, vscode.ConfigurationTarget.Global);
    }
  });

  it('shows nothing for a rubric with errors', async () => {
    const rubric = await openFile('bad-preview.rubric.yaml', 'name: a\n');
    assert.equal(await vscode.commands.executeCommand('prometheus.previewPrompt', rubric.uri.toString()), undefined);
  });
});

async function preview(rubric: vscode.Uri): Promise<vscode.TextDocument> {
  const uri = await vscode.commands.executeCommand<string | undefined>('prometheus.previewPrompt', rubric.toString());
  assert.ok(uri !== undefined);
  const document = vscode.window.visibleTextEditors.map((editor) => editor.document).find((shown) => shown.uri.toString() === uri);
  assert.ok(document, 'the preview is not shown');
  return document;
}

async function notesOf(document: vscode.TextDocument): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 20);
  return lenses.map(({ command }) => command?.title ?? '');
}

function numbersIn(note: string): readonly number[] {
  return [...note.matchAll(/\d[\d,]*/gu)].map(([digits]) => Number(digits.replaceAll(',', '')));
}

async function textOf(document: vscode.TextDocument, wanted: (text: string) => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || !wanted(document.getText())) return;
      subscription.dispose();
      resolve();
    });
  });
}

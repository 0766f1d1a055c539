import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openFile, select, workspaceFile } from './support/documents.ts';
import { gradeSelection } from './support/grade.ts';
import { useTinyModel } from './support/model.ts';

const WHOLE = 'name: own-rubric\ncriteria: Is it kind?\nscores:\n  1: It insults the reader outright.\n  2: It is cold and brushes the worry aside.\n  3: It is polite without any sign of warmth.\n  4: It names the worry and answers gently.\n  5: It answers gently, names the worry and leaves hope.\n';
const BROKEN = WHOLE.replace('own-rubric', 'broken-rubric').replace('  3: It is polite without any sign of warmth.\n', '');

describe('rubric files', () => {
  before(() => useTinyModel());

  it('are found in the workspace beside those that ship, and a broken one hides no other', async () => {
    await vscode.workspace.fs.writeFile(workspaceFile('rubrics/own.yaml'), new TextEncoder().encode(WHOLE));
    await openFile('broken.rubric.yaml', BROKEN);
    const document = await openFile('with-own.md', 'A kind word.\n');
    select(document, 'A kind word.');
    const [grade] = await gradeSelection({ rubric: 'own-rubric' });
    assert.equal(grade?.rubric.rubric.name, 'own-rubric');
    assert.equal(grade.verdict.kind, 'graded');
  });

  it('report a missing score at its place', async () => {
    const document = await openFile('missing.rubric.yaml', BROKEN);
    const [problem] = await problemsOf(document.uri);
    assert.ok(problem);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.match(problem.message, /3/);
    assert.equal(document.lineAt(problem.range.start.line).text.trim().startsWith('scores:'), true);
  });

  it('grade as they are in the editor, saved or not', async () => {
    const rubric = await openFile('unsaved.rubric.yaml', WHOLE.replace('own-rubric', 'unsaved-rubric'));
    const editor = await vscode.window.showTextDocument(rubric);
    await editor.edit((edit) => { edit.insert(new vscode.Position(0, 0), '# a remark\n'); });
    const document = await openFile('with-unsaved.md', 'A kind word.\n');
    select(document, 'A kind word.');
    const [grade] = await gradeSelection({ rubric: 'unsaved-rubric' });
    assert.equal(grade?.verdict.kind, 'graded');
  });

  it('can be started from New Rubric', async () => {
    const uri = await vscode.commands.executeCommand<string>('prometheus.newRubric', { from: 'template' });
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.toString(), uri);
    assert.match(editor.document.getText(), /^criteria:/m);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

async function problemsOf(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  const now = vscode.languages.getDiagnostics(uri);
  if (now.length > 0) return now;
  return new Promise((resolve) => {
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      const found = vscode.languages.getDiagnostics(uri);
      if (found.length === 0) return;
      subscription.dispose();
      resolve(found);
    });
  });
}

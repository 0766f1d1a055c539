import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';

const OPEN = 'prometheus.openSample';

describe('the sample to grade first', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('opens as an unsaved copy with its response selected', async () => {
    await vscode.commands.executeCommand(OPEN);
    const editor = active();
    assert.equal(editor.document.isUntitled, true);
    assert.equal(editor.document.languageId, 'markdown');
    const selected = editor.document.getText(editor.selection);
    assert.match(selected, /^You will be fine.*earlier\.$/s);
  });

  it('is opened once, and its response selected as it is by now', async () => {
    const first: unknown = await vscode.commands.executeCommand(OPEN);
    const { document, selection } = active();
    await active().edit((edit) => { edit.replace(selection, 'A new response.'); });
    const second: unknown = await vscode.commands.executeCommand(OPEN);
    assert.deepEqual(String(second), String(first));
    assert.equal(document.getText(active().selection), 'A new response.');
  });

  it('is selected as a whole when the headings were taken out', async () => {
    await vscode.commands.executeCommand(OPEN);
    const { document } = active();
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    await active().edit((edit) => { edit.replace(whole, '\nOnly a text.\n'); });
    await vscode.commands.executeCommand(OPEN);
    assert.equal(document.getText(active().selection), 'Only a text.');
  });
});

function active(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  return editor;
}

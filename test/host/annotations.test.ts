import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Grade } from '../../src/core/grading/grade.ts';
import { gradeDiagnostics, untilDiagnostics } from './support/diagnostics.ts';
import { close, openFile, rangeOf, replace, select, showFile } from './support/documents.ts';
import { gradeSelection } from './support/grade.ts';
import { useTinyModel } from './support/model.ts';

const RESPONSE = 'I would gladly help: go to bed at ten.';
const FEEDBACK = 'Clear, short and kind <b>advice</b> [link](command:workbench.action.closeWindow).';

describe('the grade on the text', () => {
  before(() => useTinyModel({ feedback: FEEDBACK }));

  it('moves with the text', async () => {
    const { document } = await graded('moves.md');
    await replace(document, 'First.', 'First,\nand a line more.');
    const [diagnostic] = gradeDiagnostics(document.uri);
    assert.ok(diagnostic);
    assert.ok(diagnostic.range.isEqual(rangeOf(document, RESPONSE)));
    assert.doesNotMatch(diagnostic.message, /stale/);
  });

  it('turns stale when the graded text changes and fresh on undo', async () => {
    const { document } = await graded('stale.md');
    await replace(document, 'at ten', 'at nine');
    const [stale] = await untilDiagnostics(document.uri, isStale(true));
    assert.equal(stale?.severity, vscode.DiagnosticSeverity.Hint);
    assert.ok(stale.range.isEqual(rangeOf(document, RESPONSE.replace('ten', 'nine'))));
    await vscode.commands.executeCommand('undo');
    const [fresh] = await untilDiagnostics(document.uri, isStale(false));
    assert.ok(fresh?.range.isEqual(rangeOf(document, RESPONSE)));
  });

  it('comes back when a deleted text is put back by undo', async () => {
    const { document } = await graded('deleted.md');
    await replace(document, `\n\n${RESPONSE}`, '');
    await untilDiagnostics(document.uri, isStale(true));
    await vscode.commands.executeCommand('undo');
    const [fresh] = await untilDiagnostics(document.uri, isStale(false));
    assert.ok(fresh?.range.isEqual(rangeOf(document, RESPONSE)));
  });

  it('shows the full feedback in the hover, as text and with our commands only', async () => {
    const { document } = await graded('hover.md');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, rangeOf(document, 'gladly').start);
    const texts = hovers.flatMap(({ contents }) => contents).map((content) => (content instanceof vscode.MarkdownString ? content : new vscode.MarkdownString('')));
    const ours = texts.find(({ value }) => value.includes('kind'));
    assert.ok(ours);
    assert.doesNotMatch(ours.value, /<b>/);
    assert.doesNotMatch(ours.value, /\[link\]\(command/);
    assert.match(ours.value, /command:prometheus\.gradeAgain/);
  });

  it('offers to open it in the panel, to grade again, to label and to dismiss it', async () => {
    const { document, grade } = await graded('actions.md');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, rangeOf(document, 'gladly'));
    const ours = actions.filter(({ command }) => command?.command.startsWith('prometheus.') === true);
    assert.deepEqual(ours.map(({ title }) => title), ['Open grade in panel', 'Grade again', 'Agree with 5/5', 'Disagree with 5/5…', 'Dismiss grade']);
    assert.deepEqual(ours[0]?.command?.arguments, [grade.id]);
  });

  it('is graded again as it stands now', async () => {
    const { document, grade } = await graded('again.md');
    await replace(document, 'I would gladly help: ', 'Well, whatever: ');
    const again = await vscode.commands.executeCommand<Grade>('prometheus.gradeAgain', grade.id);
    assert.equal(again.texts.response, 'Well, whatever: go to bed at ten.');
    assert.equal(again.texts.instruction, grade.texts.instruction);
    assert.equal(again.verdict.kind === 'graded' && again.verdict.score, 1);
    assert.equal(gradeDiagnostics(document.uri).length, 1);
  });

  it('is restored when the file is opened again', async () => {
    const { document } = await graded('restored.md');
    await document.save();
    await close(document);
    assert.deepEqual(gradeDiagnostics(document.uri), []);
    const reopened = await showFile(document.uri);
    const [restored] = await untilDiagnostics(document.uri, (found) => found.length > 0);
    assert.match(restored?.message ?? '', /^5\/5 helpfulness/);
    assert.ok(restored?.range.isEqual(rangeOf(reopened, RESPONSE)));
  });

  it('is not restored once it was dismissed', async () => {
    const { document, grade } = await graded('dismissed.md');
    await vscode.commands.executeCommand('prometheus.dismissGrade', grade.id);
    assert.deepEqual(gradeDiagnostics(document.uri), []);
    await close(document);
    await showFile(document.uri);
    // A grade of the same file that was not dismissed comes back after the same look into the history.
    const { document: other } = await graded('dismissed-not.md');
    await close(other);
    await showFile(other.uri);
    await untilDiagnostics(other.uri, (found) => found.length > 0);
    assert.deepEqual(gradeDiagnostics(document.uri), []);
  });
});

async function graded(name: string): Promise<{ document: vscode.TextDocument; grade: Grade }> {
  const document = await openFile(name, `First.\n\n${RESPONSE}\n\nLast.\n`);
  select(document, RESPONSE);
  const [grade] = await gradeSelection();
  assert.ok(grade);
  assert.equal(gradeDiagnostics(document.uri).length, 1);
  return { document, grade };
}

function isStale(stale: boolean): (found: readonly vscode.Diagnostic[]) => boolean {
  return ([diagnostic]) => diagnostic?.message.includes('stale') === stale;
}

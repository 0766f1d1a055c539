import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { gradeDiagnostics, untilDiagnostics } from './support/diagnostics.ts';
import { close, openFile, rangeOf, replace, select, workspaceFile } from './support/documents.ts';
import { useTinyModel } from './support/model.ts';

const GOOD = 'I am sorry that you sleep badly. Go to bed at ten.';
const POOR = 'Well, whatever.';
const TEXT = `Notes.\n\n${GOOD}\n\n${POOR}\n`;
const PAIR = 'name: pair\nrubrics:\n  - rubric: emotional-awareness\n    weight: 3\n    threshold: 3\n  - rubric: conciseness\nthreshold: 3.5\n';
const NAMES = ['emotional-awareness', 'helpfulness', 'harmlessness', 'conciseness'];

/** What these tests read of a result. */
interface Result {
  readonly id: string;
  readonly rows: readonly { readonly grade: { readonly id: string; readonly verdict: { readonly kind: string; readonly expectedScore?: number }; readonly usage: { readonly reusedTokens: number } | null } | null }[];
}

describe('Grade Selection with Scorecard', () => {
  before(async () => {
    await useTinyModel({ feedback: 'The answer is short.' });
    await vscode.workspace.fs.writeFile(workspaceFile('pair.scorecard.yaml'), new TextEncoder().encode(PAIR));
  });

  it('puts one verdict on the text, with related information at the criteria of each rubric, and reads the shared part of the prompt once', async () => {
    const document = await openFile('scorecard.md', TEXT);
    select(document, GOOD);
    const [result] = await gradeWithScorecard();
    assert.deepEqual(result?.rows.map(({ grade }) => grade?.verdict.kind), ['graded', 'graded', 'graded', 'graded']);

    const [first, ...reused] = result.rows.map(({ grade }) => grade?.usage?.reusedTokens ?? 0);
    assert.ok(reused.every((tokens) => tokens > (first ?? 0)), reused.join());
    const [diagnostic, ...others] = gradeDiagnostics(document.uri);
    assert.ok(diagnostic);
    assert.deepEqual(others, []);
    assert.match(diagnostic.message, /^\d\.\d\/5 supportive-reply \(weakest: [a-z-]+ [1-5]\/5\)$/);
    assert.ok(diagnostic.range.isEqual(rangeOf(document, GOOD)));
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Information);
    const related = diagnostic.relatedInformation ?? [];
    assert.deepEqual(related.map(({ location }) => location.uri.path.split('/').at(-1)), NAMES.map((name) => `${name}.rubric.yaml`));
    assert.match(related[0]?.message ?? '', /^[1-5]\/5 emotional-awareness \(expected \d\.\d, p 0\.\d\d\), weight 3/);
    const rubric = await vscode.workspace.openTextDocument(related[0]?.location.uri ?? document.uri);
    assert.match(rubric.getText(related[0]?.location.range), /^Does the response recognise/);
  });

  it('warns below the threshold of the scorecard', async () => {
    const document = await openFile('scorecard-low.md', TEXT);
    select(document, POOR);
    await gradeWithScorecard({ scorecard: 'pair' });
    const [diagnostic] = gradeDiagnostics(document.uri);
    assert.equal(diagnostic?.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(diagnostic.relatedInformation?.[0]?.message ?? '', /below 3$/);
  });

  it('moves with the text, turns stale, and replaces itself when graded again', async () => {
    const document = await openFile('scorecard-moves.md', TEXT);
    select(document, GOOD);
    await gradeWithScorecard({ scorecard: 'pair' });
    await replace(document, 'Notes.', 'Notes,\nand more.');
    assert.ok(gradeDiagnostics(document.uri)[0]?.range.isEqual(rangeOf(document, GOOD)));
    await replace(document, 'at ten', 'at nine');
    const [stale] = await untilDiagnostics(document.uri, ([first]) => first?.message.includes('stale') === true);
    assert.equal(stale?.severity, vscode.DiagnosticSeverity.Hint);
    select(document, GOOD.replace('ten', 'nine'));
    await gradeWithScorecard({ scorecard: 'pair' });
    const after = gradeDiagnostics(document.uri);
    assert.equal(after.length, 1);
    assert.doesNotMatch(after[0]?.message ?? '', /stale/);
  });

  it('comes back as one verdict when the file is opened again, until it is dismissed', async () => {
    const document = await openFile('scorecard-again.md', TEXT);
    select(document, GOOD);
    const [result] = await gradeWithScorecard({ scorecard: 'pair' });
    await reopen(document);
    const found = await untilDiagnostics(document.uri, ({ length }) => length > 0);
    assert.deepEqual(found.map(({ code }) => typeof code === 'object' && code.value), ['pair']);

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, rangeOf(document, GOOD));
    assert.deepEqual(actions.filter(({ command }) => command?.command.includes('Scorecard') === true).map(({ title }) => title), ['Open scorecard in panel', 'Dismiss scorecard']);
    await vscode.commands.executeCommand('prometheus.dismissScorecard', result?.id);
    assert.deepEqual(gradeDiagnostics(document.uri), []);
  });

  it('grades with a scorecard of the workspace that names a rubric by its path', async () => {
    const own = 'name: own-tone\ncriteria: Is it kind?\nscores:\n  1: It insults the reader outright.\n  2: It is cold and brushes the worry aside.\n  3: It is polite without any sign of warmth.\n  4: It names the worry and answers gently.\n  5: It answers gently, names the worry and leaves hope.\n';
    await openFile('tone/own-tone.rubric.yaml', own);
    await openFile('tone/own.scorecard.yaml', 'name: own-card\nrubrics:\n  - rubric: ./own-tone.rubric.yaml\n    weight: 2\n  - rubric: helpfulness\n');
    const document = await openFile('scorecard-own.md', TEXT);
    select(document, GOOD);
    const [result] = await gradeWithScorecard({ scorecard: 'own-card' });
    assert.equal(result?.rows.length, 2);
    assert.match(gradeDiagnostics(document.uri)[0]?.message ?? '', /^\d\.\d\/5 own-card/);
  });

  it('reports a broken scorecard and a rubric that is not there, at their places', async () => {
    const broken = await openFile('broken.scorecard.yaml', 'name: broken\nrubrics:\n  - rubric: helpfulness\n    weight: 0\n');
    const [weight] = await untilDiagnostics(broken.uri, ({ length }) => length > 0);
    assert.equal(broken.getText(weight?.range), '0');
    const missing = await openFile('missing.scorecard.yaml', 'name: missing\nrubrics:\n  - rubric: helpfulness\n  - rubric: no-such-rubric\n');
    const [unknown, ...others] = await untilDiagnostics(missing.uri, ({ length }) => length > 0);
    assert.equal(missing.getText(unknown?.range), 'no-such-rubric');
    assert.deepEqual(others, []);
  });

  it('grades nothing with a scorecard whose rubrics are not all there', async () => {
    await openFile('gone.scorecard.yaml', 'name: gone-card\nrubrics:\n  - rubric: no-such-rubric\n');
    const document = await openFile('scorecard-gone.md', TEXT);
    select(document, GOOD);
    assert.deepEqual(await gradeWithScorecard({ scorecard: 'gone-card' }), []);
    assert.deepEqual(gradeDiagnostics(document.uri), []);
  });
});

async function gradeWithScorecard(argument: Readonly<Record<string, unknown>> = {}): Promise<readonly Result[]> {
  return vscode.commands.executeCommand<readonly Result[]>('prometheus.gradeWithScorecard', {
    scorecard: 'supportive-reply',
    instruction: 'Help me sleep better.',
    reference: null,
    ...argument,
  });
}

async function reopen(document: vscode.TextDocument): Promise<void> {
  await close(document);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(document.uri));
}

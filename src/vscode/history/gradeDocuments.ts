import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import { graderFingerprint } from '../../core/grading/graderFingerprint.ts';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { GradeLookup } from '../grading/gradeLookup.ts';
import { gradeText, PART_NAMES, whyUnknown, type GradePart } from './gradeText.ts';
import { gradeTime, gradeUri, readGradeUri } from './gradeUri.ts';

/** Parts of grades as documents that can be read and compared, never edited. */
export class GradeDocuments implements vscode.TextDocumentContentProvider {
  readonly #lookup: GradeLookup;

  constructor(lookup: GradeLookup) {
    this.#lookup = lookup;
  }

  // Also after a reload of the window, when all that remains is the address.
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const shown = readGradeUri(uri);
    if (shown === null) return '';
    const grade = await this.#lookup.byId(shown.id);
    if (!grade.ok) throw new Error(historyFailureMessage(grade.error));
    if (grade.value === null) throw new Error('This grade is not in the history any more.');
    return gradeText(grade.value, shown.part) ?? '';
  }

  /** Shows the prompt that a grade was made with, rendered again from what is stored; gives the document's address. */
  async openPrompt(argument?: unknown): Promise<string | undefined> {
    const grade = await this.#lookup.find(argument);
    if (grade === undefined || !isKnown(grade, 'prompt')) return undefined;
    if (!isWordedAsNow(grade)) void vscode.window.showWarningMessage('This grade was made by another version, which may have worded the prompt in another way: what is shown is the prompt of this version.');
    const uri = gradeUri(grade, 'prompt');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    return uri.toString();
  }

  /** Shows what differs in a part of two grades, the earlier one on the left. */
  async openDiff(first: Grade, second: Grade, part: GradePart): Promise<void> {
    const [before, after] = first.createdAt <= second.createdAt ? [first, second] : [second, first];
    if (!isKnown(before, part) || !isKnown(after, part)) return;
    await vscode.commands.executeCommand('vscode.diff', gradeUri(before, part), gradeUri(after, part), diffTitle(before, after, part), { preview: true });
  }
}

function isKnown(grade: Grade, part: GradePart): boolean {
  const known = gradeText(grade, part) !== null;
  if (!known) void vscode.window.showInformationMessage(whyUnknown(grade, part));
  return known;
}

// The fingerprint counts the version of the wording in.
function isWordedAsNow({ evaluator, rubric, sampler, graderFingerprint: known }: Grade): boolean {
  return evaluator === null || known === graderFingerprint({ rubricHash: rubric.hash, evaluator, sampler });
}

function diffTitle(before: Grade, after: Grade, part: GradePart): string {
  const sides = [before, after].map((grade) => `${grade.rubric.rubric.name}, ${gradeTime(grade)}`);
  return `${PART_NAMES[part]}: ${sides.join(' ↔ ')}`;
}

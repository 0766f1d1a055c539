import * as vscode from 'vscode';
import { labelledExamples, type LabelledExamples, type NoExampleReason } from '../../core/examples/labelledExamples.ts';
import type { Grade } from '../../core/grading/grade.ts';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { HistoryCursor, HistoryFailure, HistoryStore, LabelledRecord } from '../../core/history/historyStore.ts';
import { groupBy } from '../../core/history/groupBy.ts';
import { ok, type Result } from '../../core/support/result.ts';
import { findRubric } from '../rubrics/pickRubric.ts';
import type { UsableRubric } from '../rubrics/rubricFile.ts';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';
import { isRecord } from '../support/isRecord.ts';
import { toRange } from '../support/positions.ts';

/** What putting labels into a rubric needs. */
export interface LabelExampleServices {
  readonly history: HistoryStore;
  readonly library: RubricLibrary;
}

/** More examples make a rubric file slow to read and slow to run. */
const MOST_RECORDS = 100;
const PAGE = 50;

/**
 * Add Labels to Rubric as Examples: puts the labelled grades of a rubric (`{rubricName}`, else it is asked for) into its file,
 * which stays unsaved to be looked at first. Gives the number of examples that were added; null when there is nothing to add to or from.
 */
export async function labelsToExamples({ history, library }: LabelExampleServices, argument?: unknown): Promise<number | null> {
  const name = isRecord(argument) && typeof argument['rubricName'] === 'string' ? argument['rubricName'] : await askRubric(history);
  if (name === null) return null;
  const records = await readLabelled(history, name);
  if (!records.ok) return say(historyFailureMessage(records.error));
  const [newest] = records.value;
  if (newest === undefined) return say(`No grade by ${name} is labelled. Agree or disagree with some grades first.`);
  const file = await rubricFileOf(newest.grade, name, library);
  if (file === undefined) return say(`There is no file of the rubric ${name} in this workspace, or it has errors. Open the folder that it is in.`);
  if (file.shipped) return say(`The rubric ${name} ships with the extension and cannot be changed. Copy it with “New Rubric…”, grade with the copy, and label those grades.`);
  return apply(file, records.value);
}

async function askRubric(history: HistoryStore): Promise<string | null> {
  const labelled = await history.labelled({});
  if (!labelled.ok) return say(historyFailureMessage(labelled.error));
  const items = [...groupBy(labelled.value, ({ rubricName }) => rubricName)].map(([label, grades]) => ({ label, description: grades.length === 1 ? '1 label' : `${grades.length} labels` }));
  if (items.length === 0) return say('No grade is labelled. Agree or disagree with some grades first.');
  const picked = await vscode.window.showQuickPick(items, { title: 'Add Labels to Rubric as Examples', placeHolder: 'Choose a rubric' });
  return picked?.label ?? null;
}

async function readLabelled(history: HistoryStore, rubricName: string): Promise<Result<readonly LabelledRecord[], HistoryFailure>> {
  const records: LabelledRecord[] = [];
  let after: HistoryCursor | null = null;
  do {
    const page: Awaited<ReturnType<HistoryStore['records']>> = await history.records({ rubricName, labels: ['agree', 'disagree'] }, PAGE, after);
    if (!page.ok) return page;
    records.push(...page.value.records);
    after = page.value.next;
  } while (after !== null && records.length < MOST_RECORDS);
  return ok(records.slice(0, MOST_RECORDS));
}

async function rubricFileOf({ rubric }: Grade, name: string, library: RubricLibrary): Promise<UsableRubric | undefined> {
  const byUri = rubric.uri === undefined ? undefined : await findRubric(library, rubric.uri);
  return byUri?.rubric.name === name ? byUri : findRubric(library, name);
}

async function apply(file: UsableRubric, records: readonly LabelledRecord[]): Promise<number | null> {
  const document = await vscode.workspace.openTextDocument(file.uri);
  const made = labelledExamples(document.getText(), records);
  if (!made.ok) return say(made.error);
  const { edits, added, left } = made.value;
  if (added.length === 0) return say(`Nothing was added to ${file.rubric.name}: ${whyLeft(left)}.`);
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) edit.replace(file.uri, toRange(document, range), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
  const rest = left.length === 0 ? '' : ` Left out: ${whyLeft(left)}.`;
  say(`Examples added to ${file.rubric.name}: ${added.length}. Look at them, then save.${rest}`);
  return added.length;
}

const REASONS: Readonly<Record<NoExampleReason, string>> = {
  'no-label': 'without a label',
  'no-score': 'without a score',
  'texts-not-kept': 'with hashes of the texts only',
  'empty-text': 'with an empty text',
  present: 'that are examples already',
};

/** `2 that are examples already, 1 without a score` */
function whyLeft(left: LabelledExamples['left']): string {
  return [...groupBy(left, ({ reason }) => REASONS[reason])].map(([reason, grades]) => `${grades.length} ${reason}`).join(', ');
}

function say(message: string): null {
  void vscode.window.showInformationMessage(message);
  return null;
}

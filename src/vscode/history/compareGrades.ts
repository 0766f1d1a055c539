import * as vscode from 'vscode';
import type { DifferencePart } from '../../core/history/comparison.ts';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { GradeSummary, HistoryStore } from '../../core/history/historyStore.ts';
import type { GradeLookup } from '../grading/gradeLookup.ts';
import type { Panel } from '../panel/panel.ts';
import { isIds, readPart } from '../panel/readHistoryRequest.ts';
import { documentName } from '../support/positions.ts';
import { isRecord } from '../support/isRecord.ts';
import type { GradeDocuments } from './gradeDocuments.ts';
import { gradeTime } from './gradeUri.ts';

const MOST_OFFERED = 300;
const MOST_COMPARED = 20;

/** What the panel, a keybinding or another extension may pass; without grades the person is asked. */
interface CompareArguments {
  readonly gradeIds?: readonly string[];
  /** Opens the diff editor on this part of two grades, in place of the panel. */
  readonly part?: DifferencePart | 'feedback';
}

/** What Compare Grades is made of. */
export interface CompareServices {
  readonly history: HistoryStore;
  readonly panel: Pick<Panel, 'showView' | 'selected'>;
}

/** Compare Grades: side by side in the panel, or a part of two of them in the diff editor. Gives the ids; undefined when the person leaves. */
export async function compareGrades(services: CompareServices, lookup: GradeLookup, documents: GradeDocuments, argument?: unknown): Promise<readonly string[] | undefined> {
  const { gradeIds, part } = readArguments(argument);
  const ids = gradeIds ?? (await askGrades(services));
  const [first, second] = ids ?? [];
  if (ids === undefined || first === undefined || second === undefined) return undefined;
  if (part === undefined) {
    await services.panel.showView({ view: 'comparison', gradeIds: ids });
    return ids;
  }
  const before = await lookup.find(first);
  const after = before === undefined ? undefined : await lookup.find(second);
  if (before === undefined || after === undefined) return undefined;
  await documents.openDiff(before, after, part);
  return [first, second];
}

async function askGrades({ history, panel }: CompareServices): Promise<readonly string[] | undefined> {
  const page = await history.list({ limit: MOST_OFFERED });
  if (!page.ok) {
    void vscode.window.showWarningMessage(historyFailureMessage(page.error));
    return undefined;
  }
  if (page.value.grades.length < 2) {
    void vscode.window.showInformationMessage('There are fewer than two grades to compare. Grade a text again, then compare.');
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(page.value.grades.map((grade) => itemOf(grade, grade.id === panel.selected?.id)), {
    title: 'Compare Grades',
    placeHolder: 'Choose two or more grades',
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked === undefined) return undefined;
  if (picked.length >= 2 && picked.length <= MOST_COMPARED) return picked.map(({ id }) => id);
  void vscode.window.showInformationMessage(`Choose at least two grades to compare, and at most ${MOST_COMPARED}.`);
  return undefined;
}

/** A grade as a line to pick. */
function itemOf(grade: GradeSummary, picked: boolean): vscode.QuickPickItem & { readonly id: string } {
  const score = grade.score === null ? 'not graded' : `${grade.score}/5`;
  const place = grade.documentUri === null ? [] : [documentName(grade.documentUri)];
  return { id: grade.id, picked, label: `${score} ${grade.rubricName}`, description: [...place, gradeTime(grade), grade.modelName ?? 'no evaluator'].join(' · '), detail: grade.responseExcerpt };
}

function readArguments(value: unknown): CompareArguments {
  if (!isRecord(value)) return {};
  const { gradeIds } = value;
  const part = readPart(value['part']);
  return { ...(isIds(gradeIds, MOST_COMPARED) && gradeIds.length > 1 ? { gradeIds } : {}), ...(part === undefined ? {} : { part }) };
}

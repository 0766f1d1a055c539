import * as vscode from 'vscode';
import { parseRubric } from '../../core/rubric/parseRubric.ts';
import type { ScorecardRow } from '../../core/scorecard/gradeScorecard.ts';
import { toRange } from '../support/positions.ts';

/** For each row, where the criteria stand in the rubric's file as it is now; null when the file is gone. */
export function criteriaLocations(rows: readonly ScorecardRow[]): Promise<readonly (vscode.Location | null)[]> {
  return Promise.all(rows.map(({ rubric }) => locate(rubric.uri)));
}

async function locate(file: string | undefined): Promise<vscode.Location | null> {
  if (file === undefined) return null;
  try {
    const uri = vscode.Uri.parse(file);
    const document = await vscode.workspace.openTextDocument(uri);
    const { criteria } = parseRubric(document.getText()).nodes;
    return new vscode.Location(uri, toRange(document, criteria?.value ?? criteria?.key ?? { start: 0, end: 0 }));
  } catch {
    return null;
  }
}

import * as vscode from 'vscode';
import { parseRubric } from '../../core/rubric/parseRubric.ts';
import type { ScorecardRow } from '../../core/scorecard/gradeScorecard.ts';
import { readText } from '../rubrics/rubricFile.ts';
import { rangesIn } from '../support/textRanges.ts';

/** For each row, where the criteria stand in the rubric's file as it is now; null when the file is gone. */
export function criteriaLocations(rows: readonly ScorecardRow[]): Promise<readonly (vscode.Location | null)[]> {
  return Promise.all(rows.map(({ rubric }) => locate(rubric.uri)));
}

async function locate(file: string | undefined): Promise<vscode.Location | null> {
  if (file === undefined) return null;
  const uri = vscode.Uri.parse(file);
  const text = await readText(uri);
  if (text === null) return null;
  const { criteria } = parseRubric(text).nodes;
  return new vscode.Location(uri, rangesIn(text)(criteria?.value ?? criteria?.key ?? { start: 0, end: 0 }));
}

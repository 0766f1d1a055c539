import * as vscode from 'vscode';
import type { ScorecardItem } from '../../core/scorecard/gradeScorecard.ts';
import { isFileReference, type ScorecardEntry } from '../../core/scorecard/scorecard.ts';
import { findRubric } from '../rubrics/pickRubric.ts';
import { isUsable, readRubricFile, type UsableRubric } from '../rubrics/rubricFile.ts';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';
import type { UsableScorecard } from './scorecardFile.ts';

/** The rubric that an entry of a scorecard names; undefined when it is not there or has errors. */
export async function rubricOf({ rubric }: ScorecardEntry, scorecard: vscode.Uri, library: RubricLibrary): Promise<UsableRubric | undefined> {
  if (!isFileReference(rubric)) return findRubric(library, rubric);
  const file = await readRubricFile(vscode.Uri.joinPath(scorecard, '..', rubric), false);
  return file !== null && isUsable(file) ? file : undefined;
}

/** The rubrics of a scorecard, ready to grade with, or the names of those that could not be found. */
export type ResolvedRubrics = { readonly kind: 'found'; readonly items: readonly ScorecardItem[] } | { readonly kind: 'missing'; readonly names: readonly string[] };

export async function resolveRubrics({ uri, scorecard }: UsableScorecard, library: RubricLibrary): Promise<ResolvedRubrics> {
  const found = await Promise.all(scorecard.rubrics.map(async (entry) => ({ entry, file: await rubricOf(entry, uri, library) })));
  const names = found.filter(({ file }) => file === undefined).map(({ entry }) => entry.rubric);
  if (names.length > 0) return { kind: 'missing', names };
  return { kind: 'found', items: found.flatMap(({ entry, file }) => (file === undefined ? [] : [itemOf(entry, file)])) };
}

// The scorecard's own threshold for a rubric wins over the rubric's.
function itemOf({ weight, threshold }: ScorecardEntry, { rubric, hash, uri }: UsableRubric): ScorecardItem {
  return { rubric: { rubric, hash, uri: uri.toString() }, weight, threshold: threshold ?? rubric.threshold ?? null };
}

import * as vscode from 'vscode';
import type { Target } from '../grading/findTargets.ts';
import { findRubric } from '../rubrics/pickRubric.ts';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';
import { findScorecard } from '../scorecards/pickScorecard.ts';
import type { ScorecardLibrary } from '../scorecards/scorecardLibrary.ts';
import { defaultOf } from './fileDefaults.ts';

/** Where rubrics and scorecards are found. */
export interface CriteriaSources {
  readonly library: RubricLibrary;
  readonly scorecards: ScorecardLibrary;
}

/** What a text is graded with without a question. */
export type ChosenCriteria =
  | { readonly kind: 'rubric' | 'scorecard'; readonly uri: string }
  /** The setting names what is not there, or has errors. */
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'none' };

/**
 * What a text is graded with: the rubric that its record or section names, if there is one of that name, else the default
 * of its file. A rubric comes before a scorecard of the same name.
 */
export async function chosenCriteria({ document, found }: Pick<Target, 'document' | 'found'>, sources: CriteriaSources): Promise<ChosenCriteria> {
  const own = found.rubricName === undefined ? undefined : await resolve(found.rubricName, document, sources);
  if (own !== undefined) return own;
  const name = defaultOf(document);
  if (name === undefined) return { kind: 'none' };
  return (await resolve(name, document, sources)) ?? { kind: 'missing', name };
}

async function resolve(name: string, document: vscode.TextDocument, { library, scorecards }: CriteriaSources): Promise<ChosenCriteria | undefined> {
  const places = [name, ...pathOf(name, document)];
  for (const place of places) {
    const rubric = await findRubric(library, place);
    if (rubric !== undefined) return { kind: 'rubric', uri: rubric.uri.toString() };
  }
  const files = await scorecards.files();
  const scorecard = places.map((place) => findScorecard(files, place)).find((found) => found !== undefined);
  return scorecard === undefined ? undefined : { kind: 'scorecard', uri: scorecard.uri.toString() };
}

/** A path is relative to the workspace folder of the document. */
function pathOf(name: string, document: vscode.TextDocument): readonly string[] {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  return folder === undefined || !/\.ya?ml$/iu.test(name) ? [] : [vscode.Uri.joinPath(folder.uri, name).toString()];
}

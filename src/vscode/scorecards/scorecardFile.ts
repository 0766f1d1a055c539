import type * as vscode from 'vscode';
import { parseScorecard, type ParsedScorecard } from '../../core/scorecard/parseScorecard.ts';
import type { Scorecard } from '../../core/scorecard/scorecard.ts';
import { readText } from '../rubrics/rubricFile.ts';

/** A scorecard file as it was read; `scorecard` is null when it has errors. */
export interface ScorecardFile extends ParsedScorecard {
  readonly uri: vscode.Uri;
  readonly shipped: boolean;
}

/** A scorecard that can grade. */
export type UsableScorecard = ScorecardFile & { readonly scorecard: Scorecard };

export function isUsableScorecard(file: ScorecardFile): file is UsableScorecard {
  return file.scorecard !== null;
}

/** Reads one scorecard file; null when it cannot be read. */
export async function readScorecardFile(uri: vscode.Uri, shipped: boolean): Promise<ScorecardFile | null> {
  const text = await readText(uri);
  return text === null ? null : { uri, shipped, ...parseScorecard(text) };
}

import type * as vscode from 'vscode';
import type { EvaluatorFailure } from '../../../core/grading/evaluator.ts';
import type { PromptFamily } from '../../../core/grading/family.ts';
import type { GradingTexts } from '../../../core/grading/texts.ts';
import type { HistoryStore } from '../../../core/history/historyStore.ts';
import { previewPrompt, type PromptPreview } from '../../../core/rubric/language/promptPreview.ts';
import type { Rubric } from '../../../core/rubric/rubric.ts';
import type { Result } from '../../../core/support/result.ts';
import { modelSettings } from '../../support/settings.ts';
import { readRubricFile } from '../rubricFile.ts';

/** What a preview is made from. */
export interface PreviewSources {
  readonly history: HistoryStore;
  /** The model that was chosen; it is not loaded. */
  readonly findModel: () => Promise<Result<{ readonly family: PromptFamily }, EvaluatorFailure>>;
}

/** Without a model this format is shown, the one that most evaluators read. */
const USUAL_FAMILY: PromptFamily = 'prometheus-2';

/** The preview of a rubric file as it is now; null when it cannot be read or has errors. */
export async function loadPreview(uri: vscode.Uri, { history, findModel }: PreviewSources): Promise<PromptPreview | null> {
  const rubric = (await readRubricFile(uri, false))?.rubric;
  if (rubric === undefined || rubric === null) return null;
  const model = await findModel();
  const family = model.ok ? model.value.family : (modelSettings().family ?? USUAL_FAMILY);
  return previewPrompt(family, rubric, await gradedTexts(rubric, history));
}

async function gradedTexts({ examples }: Rubric, history: HistoryStore): Promise<GradingTexts | null> {
  if (examples.length > 0) return null;
  const page = await history.list({ limit: 1 });
  const last = page.ok ? page.value.grades[0] : undefined;
  const grade = last === undefined ? null : await history.get(last.id);
  return grade?.ok === true && grade.value?.textsKept !== false ? (grade.value?.texts ?? null) : null;
}

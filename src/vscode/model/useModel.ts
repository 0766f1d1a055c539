import * as vscode from 'vscode';
import { describeUngraded } from '../../core/grading/describeUngraded.ts';
import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import type { PromptFamily } from '../../core/grading/family.ts';
import type { InspectedModel, ModelInspector } from '../../host/models/inspectModel.ts';
import { modelSettings, saveModelFamily, saveModelPath } from '../support/settings.ts';

/** Checks a model before anything native reads it; says what is wrong and gives undefined when it is no good. */
export async function checkModel(path: string, inspect: ModelInspector): Promise<InspectedModel | undefined> {
  const model = await inspect(path);
  if (model.ok) return model.value;
  sayFailure(model.error);
  return undefined;
}

/**
 * Makes a model the one to grade with. `family` is remembered for it where the settings and the file would give another;
 * otherwise what was remembered is dropped.
 */
export async function useModel(model: InspectedModel, family: PromptFamily): Promise<string> {
  const withoutMemory = modelSettings().family ?? model.family;
  await saveModelFamily(model.fingerprint, family === withoutMemory ? null : family);
  await saveModelPath(model.path);
  return model.path;
}

function sayFailure(failure: EvaluatorFailure): void {
  const { message, advice } = describeUngraded(failure);
  void vscode.window.showErrorMessage(`${message} ${advice}`);
}

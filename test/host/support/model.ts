import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TinyModelOptions } from '../../support/tinyModel/options.ts';
import { writeTinyModel } from '../../support/tinyModel/tinyModel.ts';

/** Makes a model that the test wrote itself the evaluator of this editor. */
export async function useTinyModel(options: TinyModelOptions = {}): Promise<void> {
  const path = join(await mkdtemp(join(tmpdir(), 'prometheus-model-')), 'tiny.gguf');
  await writeTinyModel(path, options);
  const settings = vscode.workspace.getConfiguration('prometheus');
  await settings.update('modelPath', path, vscode.ConfigurationTarget.Global);
  // So small a model loses far more by waking a second thread than it gains.
  await settings.update('threads', 1, vscode.ConfigurationTarget.Global);
}

import * as vscode from 'vscode';
import { cacheDirectory } from '../../host/models/cacheDirectory.ts';
import { fetchSmallModel } from '../../host/models/fetchModel.ts';
import { describeUngraded } from '../../core/grading/describeUngraded.ts';
import { describeFetchFailure } from '../../host/models/describeFetchFailure.ts';
import { readGgufHeader } from '../../host/models/readGgufHeader.ts';
import { modelSettings, saveModelPath } from '../support/settings.ts';

/** Choose Model File…: picks a GGUF, checks it before anything loads it, and makes it the setting. */
export async function chooseModel(): Promise<string | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: 'Choose an evaluator model',
    openLabel: 'Use this Model',
    canSelectMany: false,
    filters: { 'GGUF model': ['gguf'] },
  });
  const path = picked?.[0]?.fsPath;
  if (path === undefined) return undefined;
  const header = await readGgufHeader(path);
  if (!header.ok) {
    const { message, advice } = describeUngraded(header.error);
    void vscode.window.showErrorMessage(`${message} ${advice}`);
    return undefined;
  }
  await saveModelPath(path);
  return path;
}

/** Downloads the small demonstration model into the cache; it grades until a model is chosen. */
export async function useSmallModel(): Promise<string | undefined> {
  const fetched = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Downloading the small demonstration model', cancellable: true },
    (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => {
        abort.abort();
      });
      let shown = 0;
      return fetchSmallModel({
        cacheDirectory: cacheDirectory(),
        signal: abort.signal,
        onProgress: ({ receivedBytes, totalBytes }) => {
          const percent = (100 * receivedBytes) / totalBytes;
          progress.report({ increment: percent - shown, message: `${(receivedBytes / 1e6).toFixed(0)} of ${(totalBytes / 1e6).toFixed(0)} MB` });
          shown = percent;
        },
      });
    },
  );
  if (fetched.ok) {
    const isChosen = (modelSettings().settingPath ?? '') !== '';
    const next = isChosen ? 'The setting prometheus.modelPath names another model: empty it to grade with this one.' : 'Choose a Prometheus model for real grades.';
    void vscode.window.showInformationMessage(`The small model is ready. It only demonstrates the flow: it is far too small to judge. ${next}`);
    return fetched.value;
  }
  const description = describeFetchFailure(fetched.error);
  if (fetched.error.kind !== 'cancelled') void vscode.window.showErrorMessage(description);
  return undefined;
}

import * as vscode from 'vscode';
import { transferLine } from '../../core/models/downloadText.ts';
import { cacheDirectory } from '../../host/models/cacheDirectory.ts';
import { describeFetchFailure } from '../../host/models/describeFetchFailure.ts';
import { fetchSmallModel } from '../../host/models/fetchModel.ts';
import { modelSettings } from '../support/settings.ts';

/** Downloads the small demonstration model into the cache; it grades until a model is chosen. `quiet` says nothing of success. */
export async function useSmallModel({ quiet }: { readonly quiet: boolean } = { quiet: false }): Promise<string | undefined> {
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
          progress.report({ increment: percent - shown, message: transferLine({ receivedBytes, totalBytes, bytesPerSecond: null, secondsLeft: null }) });
          shown = percent;
        },
      });
    },
  );
  if (fetched.ok) {
    if (!quiet) saySmallModelIsReady();
    return fetched.value;
  }
  const description = describeFetchFailure(fetched.error);
  if (fetched.error.kind !== 'cancelled') void vscode.window.showErrorMessage(description);
  return undefined;
}

function saySmallModelIsReady(): void {
  const isChosen = (modelSettings().settingPath ?? '') !== '';
  const next = isChosen ? 'The setting prometheus.modelPath names another model: empty it to grade with this one.' : 'Choose a Prometheus model for real grades.';
  void vscode.window.showInformationMessage(`The small model is ready. It only demonstrates the flow: it is far too small to judge. ${next}`);
}

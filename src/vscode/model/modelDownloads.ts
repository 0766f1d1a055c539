import * as vscode from 'vscode';
import { downloadUrl, entryId, modelCardUrl, type CatalogueEntry } from '../../core/models/catalogue.ts';
import { transferLine } from '../../core/models/downloadText.ts';
import { choiceName } from '../../core/models/modelChoices.ts';
import type { Result } from '../../core/support/result.ts';
import { describeDownloadFailure } from '../../host/models/download/describeDownloadFailure.ts';
import type { DownloadedFile, downloadFile } from '../../host/models/download/downloadFile.ts';
import type { DownloadFailure } from '../../host/models/download/failure.ts';
import { mirrored } from '../../host/models/download/mirror.ts';
import { discardDownload } from '../../host/models/download/pausedDownload.ts';
import type { DownloadProgress } from '../../host/models/download/progress.ts';
import { downloadSettings } from '../support/settings.ts';
import type { RecordedHashes } from './recordedHashes.ts';

/** Downloads one file; see `downloadFile`. */
export type Download = typeof downloadFile;

/** What happens when a download was paused and the person wants to go on. */
export type Resume = () => Promise<unknown>;

const CARD = 'Open Model Card';

const STAGES: Readonly<Record<DownloadProgress['stage'], string>> = { connecting: 'Connecting · ', downloading: '', waiting: 'Waiting · ', verifying: 'Checking · ' };

/** Downloads of the catalogue's files, with progress, pause and resume. */
export class ModelDownloads {
  readonly #download: Download;
  readonly #hashes: RecordedHashes;

  constructor(download: Download, hashes: RecordedHashes) {
    this.#download = download;
    this.#hashes = hashes;
  }

  /** Brings a file to `path`; undefined when it is not there, which was said then. `resume` is what a person may ask for after a pause. */
  async bring(entry: CatalogueEntry, path: string, resume: Resume): Promise<string | undefined> {
    const expected = entry.file.sha256 ?? this.#hashes.of(entryId(entry));
    const result = await this.#withProgress(entry, path, expected);
    if (!result.ok) {
      void offerNext(entry, path, result.error, resume);
      return undefined;
    }
    if (!result.value.verified) await this.#hashes.record(entryId(entry), result.value.sha256);
    return provenance(entry, result.value);
  }

  #withProgress(entry: CatalogueEntry, path: string, sha256: string | null): Promise<Result<DownloadedFile, DownloadFailure>> {
    const { mirror, parts } = downloadSettings();
    const options = { location: vscode.ProgressLocation.Notification, title: `Downloading ${choiceName(entry)} (Cancel pauses)`, cancellable: true };
    return Promise.resolve(
      vscode.window.withProgress(options, (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => {
          abort.abort();
        });
        return this.#download({
          url: mirrored(downloadUrl(entry.file), mirror),
          path,
          bytes: entry.file.bytesExact ? entry.file.bytes : null,
          sha256,
          parts,
          signal: abort.signal,
          onProgress: progressTo(progress),
        });
      }),
    );
  }
}

/** Tells a notification of a download; its bar takes differences. */
function progressTo(progress: vscode.Progress<{ message?: string; increment?: number }>): (state: DownloadProgress) => void {
  let shown = 0;
  return (state) => {
    const percent = state.totalBytes === null || state.stage === 'verifying' ? shown : (100 * state.receivedBytes) / state.totalBytes;
    progress.report({ increment: percent - shown, message: `${STAGES[state.stage]}${transferLine(state)}` });
    shown = percent;
  };
}

/** What is known of the content, for the sentence after a download. */
function provenance({ file }: CatalogueEntry, { sha256, verified }: DownloadedFile): string {
  if (file.sha256 !== null) return 'Its sha256 is the published one.';
  if (verified) return 'Its sha256 is the one of the first download.';
  return `Its publisher gives no sha256: ${sha256.slice(0, 12)}… was recorded, and a later download must match it.`;
}

async function offerNext(entry: CatalogueEntry, path: string, failure: DownloadFailure, resume: Resume): Promise<void> {
  const { message, advice } = describeDownloadFailure(failure);
  const name = choiceName(entry);
  const picked =
    failure.kind === 'cancelled'
      ? await vscode.window.showInformationMessage(`The download of ${name} is paused. What has come is kept, also after a restart.`, 'Resume', 'Discard')
      : await vscode.window.showErrorMessage(`${name} was not downloaded: ${message} ${advice}`, ...actionsAfter(failure));
  if (picked === CARD) await vscode.env.openExternal(vscode.Uri.parse(modelCardUrl(entry.file), true));
  if (picked === 'Resume' || picked === 'Try Again') await resume();
  if (picked === 'Discard') await discard(path);
}

/** A file that is not there may have got another name, which its model card shows. */
function actionsAfter({ kind }: DownloadFailure): readonly string[] {
  if (kind === 'busy') return [];
  return kind === 'not-found' ? [CARD] : ['Try Again'];
}

async function discard(path: string): Promise<void> {
  const discarded = await discardDownload(path);
  if (discarded.ok) return;
  const { message, advice } = describeDownloadFailure(discarded.error);
  void vscode.window.showErrorMessage(`${message} ${advice}`);
}

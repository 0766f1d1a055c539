import type { Result } from '../../core/support/result.ts';
import { downloadFile, type DownloadedFile } from './download/downloadFile.ts';
import type { DownloadTuning } from './download/downloadRequest.ts';
import type { DownloadFailure } from './download/failure.ts';
import type { FetchableModel } from './smallModel.ts';

/** How a download from the web is to be done. */
export interface HttpOptions {
  readonly onBytes: (received: number) => void;
  readonly signal: AbortSignal;
  readonly tuning?: Partial<DownloadTuning> | undefined;
}

/** Short, since another source may stand behind. */
const TUNING: Partial<DownloadTuning> = { connectMs: 5000, retries: 3 };
const PARTS = 4;

/**
 * Downloads a model to `path`, or goes on with it. When another process is at it, its file is waited for: so several may
 * do this at once.
 */
export function downloadModel(url: string, path: string, { bytes, sha256 }: Pick<FetchableModel, 'bytes' | 'sha256'>, options: HttpOptions): Promise<Result<DownloadedFile, DownloadFailure>> {
  const { onBytes, signal } = options;
  const tuning = options.tuning ?? TUNING;
  return downloadFile({
    url,
    path,
    bytes,
    sha256,
    parts: PARTS,
    signal,
    whenBusy: 'wait',
    tuning,
    onProgress: ({ stage, receivedBytes }) => {
      if (stage !== 'verifying') onBytes(receivedBytes);
    },
  });
}

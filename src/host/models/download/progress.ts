import { SpeedMeter } from './speedMeter.ts';

/** What a download is doing: `waiting` is for a server that asked for patience, or for another process. */
export type DownloadStage = 'connecting' | 'downloading' | 'waiting' | 'verifying';

/** How far a download has come. */
export interface DownloadProgress {
  readonly stage: DownloadStage;
  /** Those of an earlier attempt included; while verifying, how many have been read again. */
  readonly receivedBytes: number;
  /** Null until the server has said it. */
  readonly totalBytes: number | null;
  /** Over the last seconds; null while unknown. */
  readonly bytesPerSecond: number | null;
  /** At that speed; null while unknown. */
  readonly secondsLeft: number | null;
}

const INTERVAL_MS = 100;

/** Tells of each new stage at once, and of bytes at most ten times a second. */
export class ProgressReporter {
  readonly #onProgress: (progress: DownloadProgress) => void;
  #meter = new SpeedMeter();
  #stage: DownloadStage | null = null;
  #reportedAt = 0;

  constructor(onProgress: (progress: DownloadProgress) => void) {
    this.#onProgress = onProgress;
  }

  report(stage: DownloadStage, receivedBytes: number, totalBytes: number | null): void {
    const now = performance.now();
    const isNewStage = stage !== this.#stage;
    if (!isNewStage && receivedBytes !== totalBytes && now - this.#reportedAt < INTERVAL_MS) return;
    // Reading a disk and receiving have speeds of their own.
    if (isNewStage) this.#meter = new SpeedMeter();
    this.#meter.note(receivedBytes, now);
    this.#stage = stage;
    this.#reportedAt = now;
    const bytesPerSecond = stage === 'downloading' || stage === 'verifying' ? this.#meter.bytesPerSecond() : null;
    this.#onProgress({ stage, receivedBytes, totalBytes, bytesPerSecond, secondsLeft: secondsLeft(receivedBytes, totalBytes, bytesPerSecond) });
  }
}

function secondsLeft(receivedBytes: number, totalBytes: number | null, bytesPerSecond: number | null): number | null {
  if (totalBytes === null || bytesPerSecond === null || bytesPerSecond <= 0) return null;
  return (totalBytes - receivedBytes) / bytesPerSecond;
}

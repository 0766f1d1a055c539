import type { DownloadProgress } from './progress.ts';

/** One file to download. */
export interface DownloadRequest {
  readonly url: string;
  /** Where the file is to lie; its folder is made when it is missing. */
  readonly path: string;
  /** The size it must have; null when unknown. */
  readonly bytes: number | null;
  /** The hex SHA-256 it must have; null when unknown. */
  readonly sha256: string | null;
  /** How many ranges are fetched at the same time, 1..8. */
  readonly parts: number;
  /** Aborting pauses: what has come is kept, see `discardDownload`. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
  /** When another process downloads this file: `fail` at once (the default), or `wait` for it. */
  readonly whenBusy?: 'wait' | 'fail';
  readonly tuning?: Partial<DownloadTuning>;
  /**
   * Default: the global one at the time of the call. That is the one with proxies: VS Code patches it to follow
   * `http.proxy`, the system's proxy and its certificates; outside VS Code, Node follows `HTTPS_PROXY` with
   * `NODE_USE_ENV_PROXY=1`. A client of our own would know none of that.
   */
  readonly fetch?: typeof fetch;
}

/** Times in ms. */
export interface DownloadTuning {
  /** Until the head of an answer has come. */
  readonly connectMs: number;
  /** Between two pieces of the content. */
  readonly stallMs: number;
  /** Failed tries in a row for one piece before giving up. */
  readonly retries: number;
  /** Before the first retry; twice as long before each further one. */
  readonly pauseMs: number;
  /** A server that asks for more patience (`Retry-After`) is refused instead. */
  readonly longestPauseMs: number;
  /** Size of a range, at least. */
  readonly pieceBytes: number;
  /** Between two saves of the state: about this much is lost when the process is killed. */
  readonly checkpointMs: number;
  /** Between two looks at whether another process has finished. */
  readonly busyPollMs: number;
}

export const DOWNLOAD_TUNING: DownloadTuning = {
  connectMs: 20_000,
  stallMs: 30_000,
  retries: 6,
  pauseMs: 500,
  longestPauseMs: 300_000,
  pieceBytes: 16 * 1024 * 1024,
  checkpointMs: 1000,
  busyPollMs: 500,
};

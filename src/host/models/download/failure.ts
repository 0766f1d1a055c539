/** Why a file was not downloaded. What has been received is kept for a resume, unless the kind says otherwise. */
export type DownloadFailure =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-found'; readonly url: string }
  /** A status that waiting did not change; `retryAfterSeconds` is what the server last asked for. */
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfterSeconds: number | null }
  /** No answer at all. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** The connection broke each time. */
  | { readonly kind: 'dropped'; readonly detail: string }
  /** Nothing came for so long, each time. */
  | { readonly kind: 'stalled'; readonly afterSeconds: number }
  /** The server's file has another size than the one expected. Nothing is kept. */
  | { readonly kind: 'wrong-size'; readonly expectedBytes: number; readonly actualBytes: number }
  /** The right number of bytes, but others. Nothing is kept. */
  | { readonly kind: 'wrong-content'; readonly expectedSha256: string; readonly actualSha256: string }
  /** The file on the server changed each time while it was downloaded. Nothing is kept. */
  | { readonly kind: 'changed'; readonly restarts: number }
  /** `neededBytes` is what is still to be written. */
  | { readonly kind: 'disk-full'; readonly path: string; readonly neededBytes: number; readonly freeBytes: number }
  | { readonly kind: 'not-writable'; readonly path: string; readonly detail: string }
  /** Another window or process downloads this very file; its process id, when it has written it down. */
  | { readonly kind: 'busy'; readonly pid: number | null };

/** What went wrong with one request. Most may be better the next time (`mayPass`). */
export type Setback =
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'dropped'; readonly detail: string }
  | { readonly kind: 'stalled'; readonly afterMs: number }
  /** The server has another file than the one that was begun. */
  | { readonly kind: 'changed' }
  /** The server answers questions for a range wrongly. */
  | { readonly kind: 'no-ranges'; readonly status: number }
  | { readonly kind: 'final'; readonly failure: DownloadFailure };

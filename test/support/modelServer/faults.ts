/** What a server does wrong with one request. */
export type Fault =
  /** Resets the connection after so many bytes of the content. */
  | { readonly kind: 'drop'; readonly afterBytes: number }
  /** Goes silent, with the connection open. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** Never answers. */
  | { readonly kind: 'silence' }
  /** Ends the connection in good order, before the length that it said. */
  | { readonly kind: 'truncate'; readonly afterBytes: number; readonly ignoresRange?: true }
  /** Says another Content-Length than the content has, and sends all of it. */
  | { readonly kind: 'lie'; readonly contentLength: number }
  | { readonly kind: 'ignore-range' }
  /** Sends the range whatever version it was to be of. */
  | { readonly kind: 'ignore-if-range' }
  /** Ignores ranges, and does not say how long the content is. */
  | { readonly kind: 'chunked' }
  /** Says that the content lies so many bytes further than was asked for. */
  | { readonly kind: 'wrong-content-range'; readonly shift: number }
  /** Sends less than was asked for, and says so. */
  | { readonly kind: 'short-range'; readonly bytes: number }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** Other bytes, of the right number. */
  | { readonly kind: 'garbage' };

/** A request as the server saw it. */
export interface SeenRequest {
  readonly path: string;
  readonly range: string | null;
  readonly ifRange: string | null;
  /** Bytes of content sent as far as the server knows. */
  sentBytes: number;
}

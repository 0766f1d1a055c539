import { err, ok, type Result } from '../../../core/support/result.ts';
import type { ByteRange } from './byteRanges.ts';
import type { Setback } from './failure.ts';
import { parseRetryAfter } from './retry.ts';

/** What tells one version of a file on a server from the next. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** The head of a usable answer. */
export type Answer =
  | { readonly kind: 'range'; readonly range: ByteRange; readonly totalBytes: number; readonly validators: Validators }
  | { readonly kind: 'whole'; readonly totalBytes: number | null; readonly validators: Validators };

/** Reads status and headers. `asked` is the range that was asked for, null when the whole file was. */
export function readAnswer(response: Pick<Response, 'status' | 'headers'>, asked: ByteRange | null): Result<Answer, Setback> {
  const { status, headers } = response;
  const validators = { etag: headers.get('etag'), lastModified: headers.get('last-modified') };
  if (status === 200) return ok({ kind: 'whole', totalBytes: contentLength(headers), validators });
  if (status === 416) return err({ kind: 'no-ranges', status });
  if (status !== 206) return err({ kind: 'refused', status, retryAfterMs: parseRetryAfter(headers.get('retry-after'), Date.now()) });
  const sent = parseContentRange(headers.get('content-range'));
  const fits = sent !== null && asked !== null && sent.range.from === asked.from && sent.range.to <= asked.to && !isEncoded(headers);
  return fits ? ok({ kind: 'range', ...sent, validators }) : err({ kind: 'no-ranges', status });
}

/** `bytes 0-499/1234` (RFC 9110, 14.4); null for anything else. */
function parseContentRange(header: string | null): { range: ByteRange; totalBytes: number } | null {
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header?.trim() ?? '');
  if (match === null) return null;
  const [from = 0, last = 0, totalBytes = 0] = match.slice(1).map(Number);
  return from <= last && last < totalBytes ? { range: { from, to: last + 1 }, totalBytes } : null;
}

/** Of an encoded answer the length is that of the encoded bytes, which nobody sees. */
function contentLength(headers: Headers): number | null {
  const length = headers.get('content-length');
  return length === null || isEncoded(headers) ? null : Number(length);
}

function isEncoded(headers: Headers): boolean {
  return !['identity', null].includes(headers.get('content-encoding'));
}

/** Whether both are of the same version; a validator that only one has says nothing. */
export function sameVersion(a: Validators, b: Validators): boolean {
  if (a.etag !== null && b.etag !== null) return a.etag === b.etag;
  return a.lastModified === null || b.lastModified === null || a.lastModified === b.lastModified;
}

/** The value of `If-Range`, which takes no weak ETag (RFC 9110, 13.1.5). */
export function ifRange({ etag, lastModified }: Validators): string | null {
  return etag !== null && !etag.startsWith('W/') ? etag : lastModified;
}

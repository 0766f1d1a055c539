import type { DownloadRequest } from '../../../src/host/models/download/downloadRequest.ts';
import { CONTENT, FILE, IMPATIENT, OTHER_FILE, PIECE } from './sampleDownload.ts';
import type { FaultPlan, ServedFile } from './modelServer.ts';

/** A fault and what a download of `FILE` from such a server must come to. */
export interface FaultCase {
  readonly name: string;
  readonly plan: FaultPlan;
  /** `downloaded`, `downloaded the new version`, or the kind of the failure. */
  readonly outcome: string;
  readonly file?: ServedFile;
  readonly request?: Partial<DownloadRequest>;
}

const NOTHING_KNOWN = { bytes: null, sha256: null };

/** Faults of a server, each with the outcome that a download must have. */
export const FAULT_CASES: readonly FaultCase[] = [
  { name: 'none', plan: () => null, outcome: 'downloaded' },
  { name: 'drops the connection once in the middle of a part', plan: on([2], { kind: 'drop', afterBytes: 70_000 }), outcome: 'downloaded' },
  { name: 'drops each connection after 70 kB', plan: always({ kind: 'drop', afterBytes: 70_000 }), outcome: 'downloaded' },
  { name: 'drops each connection after 1 kB', plan: always({ kind: 'drop', afterBytes: 1000 }), outcome: 'dropped' },
  { name: 'drops the connection before the first answer', plan: on([0], { kind: 'drop', afterBytes: 0 }), outcome: 'downloaded' },
  { name: 'never answers', plan: always({ kind: 'silence' }), request: { tuning: IMPATIENT }, outcome: 'unreachable' },
  { name: 'stalls once in the middle of a part', plan: on([3], { kind: 'stall', afterBytes: 10_000 }), request: { tuning: IMPATIENT }, outcome: 'downloaded' },
  { name: 'stalls always after 1 kB', plan: always({ kind: 'stall', afterBytes: 1000 }), request: { tuning: IMPATIENT }, outcome: 'stalled' },
  { name: 'truncates a part, with the right Content-Length', plan: on([1], { kind: 'truncate', afterBytes: 100_000 }), outcome: 'downloaded' },
  { name: 'says a Content-Length that is too small for a part', plan: on([1], { kind: 'lie', contentLength: 1000 }), outcome: 'downloaded' },
  { name: 'says a Content-Length that is too large for a part', plan: on([1], { kind: 'lie', contentLength: PIECE * 2 }), outcome: 'downloaded' },
  { name: 'has a file shorter than expected', file: { content: CONTENT.subarray(1), etag: '"short"' }, plan: () => null, request: { bytes: CONTENT.length }, outcome: 'wrong-size' },
  { name: 'has a file longer than expected', file: { content: Buffer.concat([CONTENT, CONTENT]), etag: '"long"' }, plan: () => null, request: { bytes: CONTENT.length }, outcome: 'wrong-size' },
  { name: 'ignores Range', plan: always({ kind: 'ignore-range' }), outcome: 'downloaded' },
  { name: 'ignores Range and does not say how long the file is', plan: always({ kind: 'chunked' }), request: NOTHING_KNOWN, outcome: 'downloaded' },
  { name: 'ignores Range and drops once', plan: (index) => (index === 0 ? { kind: 'truncate', afterBytes: 300_000, ignoresRange: true } : { kind: 'ignore-range' }), outcome: 'downloaded' },
  { name: 'ignores Range from the second request on', plan: (index) => (index === 0 ? null : { kind: 'ignore-range' }), outcome: 'downloaded' },
  { name: 'ignores Range and says a Content-Length that is too small', plan: always({ kind: 'lie', contentLength: 5000 }), request: NOTHING_KNOWN, outcome: 'dropped' },
  { name: 'sends a wrong Content-Range once', plan: on([2], { kind: 'wrong-content-range', shift: 1000 }), outcome: 'downloaded' },
  { name: 'sends a wrong Content-Range always', plan: always({ kind: 'wrong-content-range', shift: 1000 }), outcome: 'downloaded' },
  { name: 'sends less of a range than asked for', plan: always({ kind: 'short-range', bytes: 70_000 }), outcome: 'downloaded' },
  { name: 'redirects once', plan: (index, server) => (index === 0 ? { kind: 'redirect', to: `${server.url}?signed` } : null), outcome: 'downloaded' },
  { name: 'redirects in a loop', plan: (_, server) => ({ kind: 'redirect', to: server.url }), outcome: 'unreachable' },
  { name: 'answers 404', plan: always({ kind: 'status', status: 404 }), outcome: 'not-found' },
  { name: 'answers 403', plan: always({ kind: 'status', status: 403 }), outcome: 'refused' },
  { name: 'answers 416 once', plan: on([0], { kind: 'status', status: 416 }), outcome: 'downloaded' },
  { name: 'answers 416 always', plan: always({ kind: 'status', status: 416 }), outcome: 'refused' },
  { name: 'answers 429 with Retry-After: 0 twice', plan: on([0, 3], { kind: 'status', status: 429, retryAfter: '0' }), outcome: 'downloaded' },
  { name: 'answers 429 with Retry-After: 3600', plan: always({ kind: 'status', status: 429, retryAfter: '3600' }), outcome: 'refused' },
  { name: 'answers 503 twice', plan: on([1, 2], { kind: 'status', status: 503 }), outcome: 'downloaded' },
  { name: 'answers 503 always', plan: always({ kind: 'status', status: 503 }), outcome: 'refused' },
  { name: 'changes the file half-way', plan: changing([3]), request: NOTHING_KNOWN, outcome: 'downloaded the new version' },
  { name: 'changes the file half-way and ignores If-Range', plan: (index, server) => (changing([3])(index, server), { kind: 'ignore-if-range' }), request: NOTHING_KNOWN, outcome: 'downloaded the new version' },
  { name: 'changes the file half-way, when the old one was expected', plan: changing([3]), outcome: 'wrong-content' },
  { name: 'changes the file with each request', plan: (index, server) => ((server.file = { ...FILE, etag: `"${index}"` }), null), outcome: 'changed' },
  { name: 'sends garbage of the right size in one part', plan: on([4], { kind: 'garbage' }), outcome: 'wrong-content' },
];

function on(indexes: readonly number[], fault: ReturnType<FaultPlan>): FaultPlan {
  return (index) => (indexes.includes(index) ? fault : null);
}

function always(fault: ReturnType<FaultPlan>): FaultPlan {
  return () => fault;
}

function changing(indexes: readonly number[]): FaultPlan {
  return (index, server) => {
    if (indexes.includes(index)) server.file = OTHER_FILE;
    return null;
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import { err } from '../../../core/support/result.ts';
import { sameVersion, type Answer } from './answer.ts';
import { countBytes, cutRanges, type ByteRange } from './byteRanges.ts';
import type { DownloadRequest, DownloadTuning } from './downloadRequest.ts';
import { exchange, type Question } from './exchange.ts';
import type { DownloadFailure, Setback } from './failure.ts';
import type { PartFile } from './partFile.ts';
import type { ProgressReporter } from './progress.ts';
import { DONE, Receiver, type Step } from './receive.ts';
import { giveUp, mayPass, pauseMs } from './retry.ts';

const MOST_RESTARTS = 3;
const MOST_PARTS = 8;
const MOST_PIECES = 64;
// A try that brought less counts as failed, so that a server which sends a byte at a time is given up.
const LEAST_GAIN = 64 * 1024;

/** Brings the missing bytes of one file into its part file. */
export class Transfer {
  readonly #request: DownloadRequest;
  readonly #tuning: DownloadTuning;
  readonly #part: PartFile;
  readonly #reporter: ProgressReporter;
  readonly #receiver: Receiver;
  #hasAnswered = false;
  #asksForRanges = true;
  #hasRanges = false;
  /** When the server may be asked again, by `performance.now`. */
  #notBefore = 0;

  constructor(request: DownloadRequest, tuning: DownloadTuning, part: PartFile, reporter: ProgressReporter) {
    this.#request = request;
    this.#tuning = tuning;
    this.#part = part;
    this.#reporter = reporter;
    this.#receiver = new Receiver(request, part, () => {
      this.#report('downloading');
    });
  }

  /** Null when every byte is there. A file that changed on the server is begun anew, a few times. */
  async run(): Promise<DownloadFailure | null> {
    for (let restarts = 0; ; ) {
      const step = await this.#bringAll();
      if (step.ok) return null;
      if (step.error.kind === 'changed') {
        if (restarts === MOST_RESTARTS) return { kind: 'changed', restarts };
        restarts += 1;
      } else if (step.error.kind === 'no-ranges' && this.#asksForRanges) {
        this.#asksForRanges = false;
      } else {
        return giveUp(step.error, this.#request.url);
      }
      await this.#part.restart(true);
    }
  }

  /** The first piece alone, which tells size and version and whether ranges work; then the rest in parallel. */
  async #bringAll(): Promise<Step> {
    const { totalBytes } = this.#part;
    const [first] = totalBytes === null ? [{ from: 0, to: this.#pieceBytes() }] : cutRanges(this.#part.missing(), this.#pieceBytes());
    if (first === undefined) return DONE;
    const opened = await this.#persist(first, this.#request.signal, true);
    return opened.ok ? this.#bringRest() : opened;
  }

  async #bringRest(): Promise<Step> {
    const pieces = cutRanges(this.#part.missing(), this.#pieceBytes());
    const workers = Math.max(1, Math.min(this.#request.parts, MOST_PARTS, pieces.length));
    const stop = new AbortController();
    const signal = AbortSignal.any([this.#request.signal, stop.signal]);
    const problems: Setback[] = [];
    const work = async (): Promise<void> => {
      try {
        for (let piece = pieces.shift(); piece !== undefined && !stop.signal.aborted; piece = pieces.shift()) {
          const step = await this.#persist(piece, signal, false);
          if (step.ok) continue;
          problems.push(step.error);
          stop.abort();
        }
      } catch (error) {
        stop.abort();
        throw error;
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: workers }, work));
    for (const worker of ended) if (worker.status === 'rejected') throw worker.reason;
    // The first is the reason why the others were stopped.
    return problems[0] === undefined ? DONE : err(problems[0]);
  }

  /** Asks for a piece until it is there, or until waiting does not help. */
  async #persist(piece: ByteRange, signal: AbortSignal, isFirst: boolean): Promise<Step> {
    for (let failures = 0; ; ) {
      const [range] = this.#part.isResumable ? this.#part.missing(piece) : [piece];
      if (range === undefined) return DONE;
      const left = countBytes(this.#part.missing(piece));
      const step = await this.#ask(range, signal, isFirst);
      if (step.ok && (!this.#part.isResumable || this.#part.missing(piece).length === 0)) return DONE;
      const setback: Setback = step.ok ? { kind: 'dropped', detail: 'the answer is shorter than it says' } : step.error;
      if (!mayPass(setback, this.#hasAnswered, this.#hasRanges)) return err(setback);
      failures = this.#part.isResumable && left - countBytes(this.#part.missing(piece)) >= LEAST_GAIN ? 1 : failures + 1;
      const pause = pauseMs(setback, failures, this.#tuning.pauseMs);
      if (failures > this.#tuning.retries || pause > this.#tuning.longestPauseMs) return err(setback);
      this.#notBefore = Math.max(this.#notBefore, performance.now() + pause);
    }
  }

  async #ask(range: ByteRange, signal: AbortSignal, isFirst: boolean): Promise<Step> {
    if (!(await this.#patience(signal))) return err({ kind: 'final', failure: { kind: 'cancelled' } });
    if (isFirst) this.#report('connecting');
    return exchange(this.#question(range, signal), (answer, content) => {
      this.#hasAnswered = true;
      return answer.kind === 'range' ? this.#takeRange(answer, content) : this.#takeWhole(answer, content, isFirst);
    });
  }

  #takeRange(answer: Answer & { kind: 'range' }, content: AsyncIterable<Uint8Array>): Promise<Step> {
    this.#hasRanges = true;
    return this.#receiver.range(answer, content);
  }

  /** From a server without ranges, or one that has another version now. */
  async #takeWhole(answer: Answer & { kind: 'whole' }, content: AsyncIterable<Uint8Array>, isFirst: boolean): Promise<Step> {
    const isOther = this.#part.receivedBytes > 0 && this.#part.isResumable && !sameVersion(this.#part.validators, answer.validators);
    if (isOther) return err({ kind: 'changed' });
    if (!isFirst) return err({ kind: 'no-ranges', status: 200 });
    this.#asksForRanges = false;
    return this.#receiver.whole(answer, content);
  }

  #question(range: ByteRange, signal: AbortSignal): Question {
    const { connectMs, stallMs } = this.#tuning;
    const asked = this.#asksForRanges ? range : null;
    return { url: this.#request.url, range: asked, validators: this.#part.totalBytes === null ? null : this.#part.validators, connectMs, stallMs, signal, fetch: this.#request.fetch ?? globalThis.fetch };
  }

  /** Waits until the server may be asked; false when aborted. */
  async #patience(signal: AbortSignal): Promise<boolean> {
    for (let left = this.#notBefore - performance.now(); left > 0 && !signal.aborted; left = this.#notBefore - performance.now()) {
      this.#report('waiting');
      await wait(left, undefined, { signal }).catch(() => undefined);
    }
    return !signal.aborted;
  }

  #pieceBytes(): number {
    const total = this.#part.totalBytes ?? this.#request.bytes ?? 0;
    return Math.max(this.#tuning.pieceBytes, Math.ceil(total / MOST_PIECES));
  }

  #report(stage: 'connecting' | 'downloading' | 'waiting'): void {
    this.#reporter.report(stage, this.#part.receivedBytes, this.#part.totalBytes ?? this.#request.bytes);
  }
}

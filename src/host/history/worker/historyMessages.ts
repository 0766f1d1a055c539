import type { HistoryAnalyses } from '../../../core/history/historyAnalyses.ts';
import type { HistoryNotice } from '../../../core/history/historyNotice.ts';
import type { HistoryStore, TextStorage } from '../../../core/history/historyStore.ts';

/** What the worker answers: the port without `close`, which ends the worker, and what is computed from many grades. */
export type AnsweredStore = Omit<HistoryStore, 'close'> & HistoryAnalyses;

export type HistoryMethod = keyof AnsweredStore;

/** The parameters of each method. A mapped type, so that a call keeps its method and its parameters together. */
export type CallArguments = { readonly [M in HistoryMethod]: Parameters<AnsweredStore[M]> };

/** What each method gives. */
export type CallResults = { readonly [M in HistoryMethod]: Awaited<ReturnType<AnsweredStore[M]>> };

/** Each method as a function that can be called without knowing which one it is. */
export type CallHandlers = { readonly [M in HistoryMethod]: (...args: CallArguments[M]) => Promise<CallResults[M]> };

/** A call of one of the methods `M`. */
export type HistoryCall<M extends HistoryMethod = HistoryMethod> = {
  readonly [K in M]: {
    readonly kind: 'call';
    readonly id: number;
    readonly method: K;
    readonly args: CallArguments[K];
    /** The setting at the time of the call. */
    readonly textStorage: TextStorage;
  };
}[M];

/** The result of a call. */
export type HistoryAnswer<M extends HistoryMethod = HistoryMethod> = {
  readonly [K in M]: { readonly kind: 'answer'; readonly id: number; readonly method: K; readonly result: CallResults[K] };
}[M];

/** A call threw, which is a bug: the error goes to the caller, as it would without a worker. */
export interface HistoryThrown {
  readonly kind: 'thrown';
  readonly id: number;
  readonly error: unknown;
}

export interface HistoryNotified {
  readonly kind: 'notice';
  readonly notice: HistoryNotice;
}

/** From the host to the worker; after `close` nothing more comes. Our own thread, so nothing of it is checked. */
export type ToWorker<M extends HistoryMethod = HistoryMethod> = HistoryCall<M> | { readonly kind: 'close' };

/** From the worker to the host. */
export type FromWorker = HistoryAnswer | HistoryThrown | HistoryNotified;

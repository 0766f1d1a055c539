import type { MessagePort } from 'node:worker_threads';
import { historyAnalyses } from '../../../core/history/historyAnalyses.ts';
import type { HistoryStore, TextStorage } from '../../../core/history/historyStore.ts';
import { assertNever } from '../../../core/support/assertNever.ts';
import type { HistoryStoreOptions } from '../historyStore.ts';
import type { CallHandlers, FromWorker, HistoryAnswer, HistoryCall, HistoryMethod, HistoryThrown, ToWorker } from './historyMessages.ts';

/** What a store in the worker needs of the host. */
export type HostParts = Required<Pick<HistoryStoreOptions, 'onNotice' | 'textStorage'>>;

async function answerTo<M extends HistoryMethod>(handlers: CallHandlers, call: HistoryCall<M>): Promise<HistoryAnswer<M> | HistoryThrown> {
  const { id, method, args } = call;
  try {
    const answer: HistoryAnswer<M> = { kind: 'answer', id, method, result: await handlers[method](...args) };
    return answer;
  } catch (error) {
    return { kind: 'thrown', id, error };
  }
}

/** Answers the calls that come over a port, each begun in the order of its coming. `close` waits for them and closes the port. */
export function answerCalls(port: MessagePort, createStore: (parts: HostParts) => HistoryStore): void {
  const post = (message: FromWorker): void => {
    port.postMessage(message);
  };
  let textStorage: TextStorage = 'full';
  const store = createStore({
    onNotice: (notice) => {
      post({ kind: 'notice', notice });
    },
    textStorage: () => textStorage,
  });
  const handlers = Object.assign(store, historyAnalyses(store));
  const running = new Set<Promise<void>>();
  const answer = (call: HistoryCall): void => {
    textStorage = call.textStorage;
    const answered = answerTo(handlers, call).then(post).finally(() => running.delete(answered));
    running.add(answered);
  };
  const close = async (): Promise<void> => {
    await Promise.all(running);
    store.close();
    port.close();
  };
  port.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'call':
        answer(message);
        break;
      case 'close':
        void close();
        break;
      default:
        assertNever(message);
    }
  });
}

import { historyNoticeMessage } from '../core/history/historyMessages.ts';
import type { HistoryStore, TextStorage } from '../core/history/historyStore.ts';
import { ok } from '../core/support/result.ts';
import { createHistoryStore } from '../host/history/historyStore.ts';

/** Keeps a grade; closed when the command ends. */
export type GradeKeeper = Pick<HistoryStore, 'append' | 'close'>;

/** The history in a file when one is named; otherwise the terminal keeps nothing. */
export function historyOf(path: string | undefined, warn: (line: string) => void, textStorage: TextStorage): GradeKeeper {
  return path === undefined ? { append: () => Promise.resolve(ok(undefined)), close: () => undefined } : openHistoryFile(path, warn, textStorage);
}

/** The history in a file; texts are kept unless the caller says otherwise. */
export function openHistoryFile(path: string, warn: (line: string) => void, textStorage: TextStorage = 'full'): HistoryStore {
  return createHistoryStore({
    path,
    textStorage: () => textStorage,
    onNotice: (notice) => {
      warn(historyNoticeMessage(notice));
    },
  });
}

import { historyNoticeMessage } from '../core/history/historyMessages.ts';
import type { HistoryStore } from '../core/history/historyStore.ts';
import { ok } from '../core/support/result.ts';
import { createHistoryStore } from '../host/history/historyStore.ts';

/** Keeps a grade; closed when the command ends. */
export type GradeKeeper = Pick<HistoryStore, 'append' | 'close'>;

/** The history in a file when one is named; otherwise the terminal keeps nothing. */
export function historyOf(path: string | undefined, warn: (line: string) => void): GradeKeeper {
  return path === undefined ? { append: () => Promise.resolve(ok(undefined)), close: () => undefined } : openHistoryFile(path, warn);
}

/** The history in a file. */
export function openHistoryFile(path: string, warn: (line: string) => void): HistoryStore {
  return createHistoryStore({
    path,
    onNotice: (notice) => {
      warn(historyNoticeMessage(notice));
    },
  });
}

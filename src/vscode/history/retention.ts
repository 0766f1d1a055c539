import * as vscode from 'vscode';
import { historyFailureMessage } from '../../core/history/historyMessages.ts';
import type { HistoryStore } from '../../core/history/historyStore.ts';
import { historySettings } from '../support/settings.ts';

const DAY_MS = 86_400_000;

/** What keeping the history short needs. */
export interface RetentionServices {
  readonly history: Pick<HistoryStore, 'delete'>;
  readonly log: Pick<vscode.LogOutputChannel, 'info' | 'warn'>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/**
 * Deletes grades that are older than the setting says: at the first use of the history in a session, then daily. Never at the
 * moment when the setting changes, since a person who types 30 has typed 3 on the way.
 */
export class Retention implements vscode.Disposable {
  readonly #services: RetentionServices;
  #timer: NodeJS.Timeout | undefined;
  #said = false;

  constructor(services: RetentionServices) {
    this.#services = services;
  }

  start(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => void this.apply(), DAY_MS);
    void this.apply();
  }

  /** Gives the number of deleted grades. */
  async apply(): Promise<number> {
    const { history, log, now = Date.now } = this.#services;
    const days = historySettings().retentionDays;
    if (days === null) return 0;
    const deleted = await history.delete({ kind: 'before', createdAt: now() - days * DAY_MS });
    if (!deleted.ok) {
      log.warn(`Grades older than ${days} days were not deleted. ${historyFailureMessage(deleted.error)}`);
      return 0;
    }
    log.info(`Grades older than ${days} days that were deleted: ${deleted.value}`);
    if (deleted.value > 0) this.#say(deleted.value, days);
    return deleted.value;
  }

  dispose(): void {
    clearInterval(this.#timer);
  }

  #say(count: number, days: number): void {
    if (this.#said) return;
    this.#said = true;
    void vscode.window.showInformationMessage(`Deleted grades that were older than ${days} days: ${count}. The setting prometheus.history.retentionDays says so.`);
  }
}

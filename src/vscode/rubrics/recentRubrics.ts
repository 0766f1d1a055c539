import type * as vscode from 'vscode';

const KEY = 'prometheus.recentRubrics';
const MOST = 10;

/** The rubrics used last in this workspace, newest first, as URIs. */
export class RecentRubrics {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  list(): readonly string[] {
    const stored: unknown = this.#state.get(KEY);
    return Array.isArray(stored) ? stored.filter((uri): uri is string => typeof uri === 'string') : [];
  }

  async use(uri: vscode.Uri): Promise<void> {
    const used = uri.toString();
    await this.#state.update(KEY, [used, ...this.list().filter((other) => other !== used)].slice(0, MOST));
  }
}

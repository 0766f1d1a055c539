import * as vscode from 'vscode';

const KEY = 'prometheus.milestones';

/** What a new user has done: each is a context key `prometheus.<name>`, which a step of the walkthrough completes on. */
const MILESTONES = ['hasModel', 'openedSample', 'hasGraded', 'hasLabelled', 'sawHistory'] as const;

export type Milestone = (typeof MILESTONES)[number];

/** Sets the context keys of the walkthrough, and remembers them, so that nothing has to be opened to know them again. */
export class Milestones {
  readonly #state: vscode.Memento;
  readonly #reached: Set<Milestone>;

  constructor(state: vscode.Memento) {
    this.#state = state;
    const stored: unknown = state.get(KEY);
    this.#reached = new Set(MILESTONES.filter((name) => Array.isArray(stored) && stored.includes(name)));
    for (const name of this.#reached) setKey(name);
  }

  /** A milestone is reached once and for all. */
  async reach(name: Milestone): Promise<void> {
    if (this.#reached.has(name)) return;
    this.#reached.add(name);
    setKey(name);
    await this.#state.update(KEY, [...this.#reached]);
  }
}

function setKey(name: Milestone): void {
  void vscode.commands.executeCommand('setContext', `prometheus.${name}`, true);
}

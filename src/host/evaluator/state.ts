/** What the evaluator is doing; `stopped` means that no process runs. `server` is `host:port` where another program has the model. */
export type EvaluatorState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'loading'; readonly modelName: string | null }
  | { readonly kind: 'ready'; readonly modelName: string; readonly server?: string }
  | { readonly kind: 'evaluating'; readonly modelName: string; readonly server?: string };

/** The present state and who listens to it. */
export class StateEmitter {
  readonly #listeners = new Set<(state: EvaluatorState) => void>();
  #state: EvaluatorState = { kind: 'stopped' };

  get state(): EvaluatorState {
    return this.#state;
  }

  set(state: EvaluatorState): void {
    if (state.kind === this.#state.kind) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  /** Calls `listener` on each change until disposed. */
  on(listener: (state: EvaluatorState) => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }
}

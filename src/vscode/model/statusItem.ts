import * as vscode from 'vscode';
import type { EvaluatorState } from '../../host/evaluator/state.ts';
import { NO_FACTS, statusText, type EvaluatorFacts } from './statusText.ts';

/** The status bar item: what the evaluator is and does while its model is in memory, hidden otherwise. */
export class ModelStatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  #state: EvaluatorState = { kind: 'stopped' };
  #facts = NO_FACTS;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('prometheus.model', vscode.StatusBarAlignment.Right, 50);
    this.#item.name = 'Prometheus Evaluator';
    this.#item.command = 'prometheus.modelMenu';
  }

  show(state: EvaluatorState): void {
    this.#state = state;
    // What is known belongs to the process that ended.
    if (state.kind === 'stopped') this.#facts = NO_FACTS;
    this.#render();
  }

  /** Adds to what is known of the evaluator. */
  learn(facts: Partial<EvaluatorFacts>): void {
    this.#facts = { ...this.#facts, ...facts };
    this.#render();
  }

  dispose(): void {
    this.#item.dispose();
  }

  #render(): void {
    if (this.#state.kind === 'stopped') {
      this.#item.hide();
      return;
    }
    const { text, tooltip, label } = statusText(this.#state, this.#facts);
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label, role: 'button' };
    this.#item.show();
  }
}

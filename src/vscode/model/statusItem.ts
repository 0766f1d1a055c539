import * as vscode from 'vscode';
import type { EvaluatorState } from '../../host/evaluator/state.ts';

const TEXTS: Readonly<Record<EvaluatorState['kind'], string>> = {
  loading: '$(loading~spin) Loading evaluator',
  ready: '$(law) Evaluator ready',
  evaluating: '$(loading~spin) Grading',
  stopped: '',
};

/** The status bar item: what the evaluator does while its model is in memory, hidden otherwise. */
export class ModelStatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('prometheus.model', vscode.StatusBarAlignment.Right, 50);
    this.#item.name = 'Prometheus Evaluator';
    this.#item.command = 'prometheus.unloadModel';
  }

  show(state: EvaluatorState): void {
    if (state.kind === 'stopped') {
      this.#item.hide();
      return;
    }
    const model = state.modelName ?? 'The model';
    this.#item.text = TEXTS[state.kind];
    this.#item.tooltip = state.kind === 'loading' ? `${model} is being loaded.` : `${model} is in memory. Click to unload it.`;
    this.#item.accessibilityInformation = { label: `Prometheus evaluator ${state.kind}: ${model}` };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

import * as vscode from 'vscode';

/** What the status bar says of the model. */
export type ModelState = 'none' | 'loading' | 'ready' | 'evaluating' | 'stopped';

const TEXTS: Readonly<Record<ModelState, string>> = {
  none: '',
  loading: '$(loading~spin) Loading model',
  ready: '$(flame) Evaluator ready',
  evaluating: '$(loading~spin) Grading',
  stopped: '',
};

/** The status bar item: the model's state while it is in memory, hidden otherwise. */
export class ModelStatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('prometheus.model', vscode.StatusBarAlignment.Right, 50);
    this.#item.name = 'Prometheus evaluator';
    this.#item.command = 'prometheus.unloadModel';
  }

  show(state: ModelState, modelName: string | null): void {
    this.#item.text = TEXTS[state];
    this.#item.tooltip = `${modelName ?? 'The evaluator model'} is in memory. Click to unload it.`;
    this.#item.accessibilityInformation = { label: `Prometheus evaluator: ${state}` };
    if (this.#item.text === '') this.#item.hide();
    else this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

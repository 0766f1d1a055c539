import * as vscode from 'vscode';
import type { EvaluatorClient } from '../../host/evaluator/evaluatorClient.ts';
import type { EvaluatorState } from '../../host/evaluator/state.ts';
import type { Runs } from '../grading/runs.ts';
import { placeFacts } from './placeFacts.ts';
import type { ModelStatusItem } from './statusItem.ts';

/** Keeps the status item at what the evaluator does, needs and reached in its last grade. */
export function followEvaluator(evaluator: EvaluatorClient, runs: Runs, status: ModelStatusItem, log: vscode.LogOutputChannel): vscode.Disposable {
  let said: string | null = null;
  let tokensPerSecond: number | null = null;
  const onState = async (state: EvaluatorState): Promise<void> => {
    status.show(state);
    if (state.kind !== 'ready') return;
    status.learn({ tokensPerSecond });
    const facts = placeFacts(await evaluator.status());
    status.learn(facts);
    // Once: it holds for every load until something changes.
    if (facts.whyNoGpu !== null && facts.whyNoGpu !== said) log.info(`The model runs on the CPU: ${facts.whyNoGpu}`);
    said = facts.whyNoGpu ?? said;
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('prometheus.server')) return;
      // What was known is of the other evaluator.
      tokensPerSecond = null;
      status.show({ kind: 'stopped' });
      void onState(evaluator.state);
    }),
    evaluator.onStateChange((state) => {
      if (state.kind === 'stopped') tokensPerSecond = null;
      void onState(state);
    }),
    runs.onDidProgress((progress) => {
      tokensPerSecond = progress.tokensPerSecond ?? tokensPerSecond;
    }),
  );
}

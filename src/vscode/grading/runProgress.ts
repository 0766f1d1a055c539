import type { EvaluationEvent } from '../../core/grading/evaluator.ts';
import type { RunningView } from '../../protocol/panelProtocol.ts';
import { assertNever } from '../../core/support/assertNever.ts';

/** Folds one event of an evaluation into what is shown of its run. */
export function applyEvent(run: RunningView, event: EvaluationEvent): RunningView {
  switch (event.kind) {
    case 'loading':
      return { ...run, stage: `Loading the model (${percent(event.fraction)})`, fraction: event.fraction };
    case 'prompt':
      return { ...run, stage: promptStage(event.evaluatedTokens, event.totalTokens), fraction: event.evaluatedTokens / Math.max(1, event.totalTokens) };
    case 'feedback':
      return {
        ...run,
        stage: `Writing feedback (${event.tokens} tokens)`,
        fraction: null,
        tokensPerSecond: event.tokensPerSecond,
        feedback: run.feedback + event.delta,
      };
    default:
      return assertNever(event);
  }
}

/** One line for a notification: the stage and, while writing, the speed. */
export function progressLine(run: RunningView): string {
  const speed = run.tokensPerSecond === null ? '' : `, ${run.tokensPerSecond.toFixed(1)} tokens/s`;
  return `${run.stage}${speed}`;
}

function promptStage(evaluated: number, total: number): string {
  return `Reading the prompt (${evaluated.toLocaleString('en')} of ${total.toLocaleString('en')} tokens)`;
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}

import type { Evaluation, EvaluationEvent, EvaluationOptions, EvaluationRequest, EvaluatorFailure, EvaluatorIdentity, PromptTokenCount } from '../../core/grading/evaluator.ts';
import type { Prompt } from '../../core/grading/prompt.ts';
import type { AbortSignalLike } from '../../core/support/abort.ts';
import type { Result } from '../../core/support/result.ts';
import type { EvaluatorStatus } from '../../protocol/evaluatorProtocol.ts';
import type { EvaluatorClient } from '../evaluator/evaluatorClient.ts';
import type { EvaluatorState } from '../evaluator/state.ts';

/** The two evaluators, and which of them is wanted now. */
export interface Evaluators {
  readonly embedded: EvaluatorClient;
  readonly server: EvaluatorClient;
  readonly usesServer: () => boolean;
}

/** Passes each request to the evaluator that is wanted at that moment. */
export class ChosenEvaluator implements EvaluatorClient {
  readonly #evaluators: Evaluators;

  constructor(evaluators: Evaluators) {
    this.#evaluators = evaluators;
  }

  get state(): EvaluatorState {
    return this.#chosen.state;
  }

  identify(signal: AbortSignalLike, onEvent?: (event: EvaluationEvent) => void): Promise<Result<EvaluatorIdentity, EvaluatorFailure>> {
    return this.#chosen.identify(signal, onEvent);
  }

  evaluate(request: EvaluationRequest, options: EvaluationOptions): Promise<Result<Evaluation, EvaluatorFailure>> {
    return this.#chosen.evaluate(request, options);
  }

  countTokens(prompt: Prompt, signal: AbortSignalLike): Promise<Result<PromptTokenCount, EvaluatorFailure>> {
    return this.#chosen.countTokens(prompt, signal);
  }

  status(): Promise<EvaluatorStatus> {
    return this.#chosen.status();
  }

  /** Of both: the model of the one that is not wanted only takes room. */
  async unload(): Promise<void> {
    await Promise.all(this.#all.map((evaluator) => evaluator.unload()));
  }

  /** Tells of the evaluator that is wanted; the other one changes unseen. */
  onStateChange(listener: (state: EvaluatorState) => void): { dispose(): void } {
    const listening = this.#all.map((evaluator) =>
      evaluator.onStateChange((state) => {
        if (evaluator === this.#chosen) listener(state);
      }),
    );
    return { dispose: () => { for (const each of listening) each.dispose(); } };
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#all.map((evaluator) => evaluator.dispose()));
  }

  get #chosen(): EvaluatorClient {
    return this.#evaluators.usesServer() ? this.#evaluators.server : this.#evaluators.embedded;
  }

  get #all(): readonly EvaluatorClient[] {
    return [this.#evaluators.embedded, this.#evaluators.server];
  }
}

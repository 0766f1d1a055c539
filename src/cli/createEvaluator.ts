import { join } from 'node:path';
import { createEvaluatorClient } from '../host/evaluator/createEvaluatorClient.ts';
import type { EvaluatorClient } from '../host/evaluator/evaluatorClient.ts';
import { cacheDirectory } from '../host/models/cacheDirectory.ts';
import { createModelInspector } from '../host/models/inspectModel.ts';
import { resolveModel } from '../host/models/resolveModel.ts';
import type { EvaluatorOptions } from './evaluatorOptions.ts';

// The process ends with the command; a timer cannot run longer than this.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The evaluator that the options name, in its own process; nothing is started before the first request. */
export function createEvaluator(options: EvaluatorOptions): EvaluatorClient {
  const inspect = createModelInspector();
  return createEvaluatorClient({
    entryPath: join(import.meta.dirname, 'evaluator.mjs'),
    model: () =>
      resolveModel(
        {
          explicitPath: options.model,
          env: process.env,
          cacheDirectory: cacheDirectory(),
          family: options.family,
          contextTokens: options.context,
          threads: options.threads,
        },
        inspect,
      ),
    idleMs: () => LONGEST_TIMER_MS,
    timeoutMs: () => options.timeLimit * 1000,
    onLog: () => undefined,
  });
}

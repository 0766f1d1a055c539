import { join } from 'node:path';
import { createEvaluatorClient } from '../host/evaluator/createEvaluatorClient.ts';
import type { EvaluatorClient } from '../host/evaluator/evaluatorClient.ts';
import { cacheDirectory } from '../host/models/cacheDirectory.ts';
import { createModelInspector } from '../host/models/inspectModel.ts';
import { resolveModel } from '../host/models/resolveModel.ts';
import type { EvaluatorLog } from './evaluatorLog.ts';
import type { EvaluatorOptions } from './evaluatorOptions.ts';

/** The evaluator that the options name, in its own process; nothing is started before the first request. */
export function createEvaluator(options: EvaluatorOptions, log: EvaluatorLog): EvaluatorClient {
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
    // The process ends with the command.
    idleMs: () => Infinity,
    timeoutMs: () => options.timeLimit * 1000,
    onLog: (line) => {
      log.add(line);
    },
  });
}

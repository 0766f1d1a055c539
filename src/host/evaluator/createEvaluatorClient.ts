import type { EvaluatorClient, EvaluatorClientOptions } from './evaluatorClient.ts';
import { forkEvaluator } from './forkEvaluator.ts';
import { ProcessEvaluator } from './processEvaluator.ts';
import { DEFAULT_RETRY_POLICY } from './retryState.ts';

/** Creates a client; nothing is started before the first request. */
export function createEvaluatorClient(options: EvaluatorClientOptions): EvaluatorClient {
  return new ProcessEvaluator({ fork: forkEvaluator, retryPolicy: DEFAULT_RETRY_POLICY, ...options });
}

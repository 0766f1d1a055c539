import type { EvaluatorFailure, EvaluatorIdentity } from '../../core/grading/evaluator.ts';
import type { Result } from '../../core/support/result.ts';
import { ServerEvaluator } from '../../host/server/serverEvaluator.ts';
import { modelSettings, serverSettings, timeLimitMilliseconds } from '../support/settings.ts';
import type { ServerKeys } from './serverKeys.ts';

/** Whether the settings name a server. */
export function usesServer(): boolean {
  return serverSettings().url !== '';
}

/** The evaluator behind the server of the settings, which are read anew for each request. */
export function createServerEvaluator(keys: ServerKeys, onLog: (line: string) => void): ServerEvaluator {
  return new ServerEvaluator({
    settings: async () => {
      const { url, model } = serverSettings();
      return url === '' ? null : { url, model, family: modelSettings().family, key: await keys.get(url) };
    },
    concurrency: () => serverSettings().concurrency,
    timeoutMs: timeLimitMilliseconds,
    onLog,
  });
}

/** The identity of the server's model where the settings name a server, else what `embedded` finds. */
export function identityOr<T>(server: ServerEvaluator, embedded: () => Promise<Result<T, EvaluatorFailure>>): () => Promise<Result<T | EvaluatorIdentity, EvaluatorFailure>> {
  return () => (usesServer() ? server.identify(new AbortController().signal) : embedded());
}

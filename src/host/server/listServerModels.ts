import type { EvaluatorFailure } from '../../core/grading/evaluator.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import { attempt } from '../evaluator/attempt.ts';
import { SERVER_RETRY_POLICY } from './retry.ts';
import { ServerHttp } from './serverHttp.ts';
import { listModels, llamaServerProps, modelId } from './serverProfile.ts';
import { serverBase, type ServerSettings } from './serverSettings.ts';

/** Somebody waits for the answer. */
const PATIENCE_MS = 10_000;

/**
 * The names of the models that a server lists, to choose from. llama-server lists them to everybody; so that a missing key is
 * noticed here and not by the first grade, what it keeps for those with a key is asked for too.
 */
export function listServerModels({ url, key }: Pick<ServerSettings, 'url' | 'key'>, signal: AbortSignal): Promise<Result<readonly string[], EvaluatorFailure>> {
  const base = serverBase(url);
  if (base === null) return Promise.resolve(err({ kind: 'server-unreachable', url, detail: 'it is no address of a server' }));
  const http = new ServerHttp({ base, key, retry: { ...SERVER_RETRY_POLICY, attempts: 2 }, silenceMs: PATIENCE_MS, onLog: () => undefined });
  return attempt({ signals: [signal], timeoutMs: PATIENCE_MS }, async (inner) => {
    const models = await listModels(http, inner);
    if (!models.ok) return models;
    const [first] = models.value;
    const props = first === undefined ? ok({}) : await llamaServerProps(http, first, inner);
    return props.ok ? ok(models.value.map(modelId)) : props;
  });
}

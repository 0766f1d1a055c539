import { join } from 'node:path';
import { createEvaluatorClient } from '../host/evaluator/createEvaluatorClient.ts';
import type { EvaluatorClient } from '../host/evaluator/evaluatorClient.ts';
import { cacheDirectory } from '../host/models/cacheDirectory.ts';
import { createModelInspector } from '../host/models/inspectModel.ts';
import { resolveModel } from '../host/models/resolveModel.ts';
import { ServerEvaluator } from '../host/server/serverEvaluator.ts';
import { isOpenToAll, serverBase } from '../host/server/serverSettings.ts';
import type { EvaluatorLog } from './evaluatorLog.ts';
import type { EvaluatorOptions } from './evaluatorOptions.ts';
import { printError } from './printError.ts';

/** The evaluator that the options name: a server, or a model in a process of its own. Nothing is started before the first request. */
export function createEvaluator(options: EvaluatorOptions, log: EvaluatorLog): EvaluatorClient {
  if (options.server !== undefined) return serverEvaluator(options.server, options, log);
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
          batchTokens: options.batch,
          kvCacheType: options.kvCache,
          gpuLayers: options.gpuLayers,
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

function serverEvaluator(url: string, options: EvaluatorOptions, log: EvaluatorLog): EvaluatorClient {
  const base = serverBase(url);
  if (base !== null && isOpenToAll(base)) printError(`Warning: the connection to ${base.host} is not encrypted. Everybody on the way can read the texts and the key; use https where you can.`);
  const settings = {
    url,
    model: options.serverModel ?? '',
    family: options.family,
    key: process.env['PROMETHEUS_GRADER_SERVER_KEY'],
  };
  return new ServerEvaluator({
    settings: () => Promise.resolve(settings),
    // A command asks for one grade after the other, or runs batches of its own size.
    concurrency: () => Infinity,
    timeoutMs: () => options.timeLimit * 1000,
    onLog: (line) => {
      log.add(line);
    },
  });
}

import { InvalidArgumentError, Option, type Command } from 'commander';
import { PROMPT_FAMILIES, type PromptFamily } from '../core/grading/family.ts';
import { DEFAULT_SAMPLER } from '../core/grading/sampler.ts';
import { KV_CACHE_TYPES, type KvCacheType } from '../core/models/modelMemory.ts';

/** The options that choose the evaluator and its limits, as they were given. */
export interface EvaluatorOptions {
  readonly model?: string;
  readonly family?: PromptFamily;
  readonly context?: number;
  readonly threads?: number;
  readonly batch?: number;
  readonly kvCache?: KvCacheType;
  readonly gpuLayers?: number | 'auto';
  readonly server?: string;
  readonly serverModel?: string;
  readonly maxTokens: number;
  readonly timeLimit: number;
}

/** Declares the options on a command. */
export function withEvaluatorOptions(command: Command): Command {
  return command
    .option('--model <file>', 'GGUF file of the evaluator (also PROMETHEUS_GRADER_MODEL)')
    .addOption(new Option('--family <name>', 'prompt format, when the file does not tell it').choices(PROMPT_FAMILIES))
    .option('--context <tokens>', 'context window', positiveInteger)
    .option('--threads <count>', 'threads that decode', positiveInteger)
    .option('--batch <tokens>', 'tokens of a prompt read at once', positiveInteger)
    .addOption(new Option('--kv-cache <type>', 'how keys and values are kept').choices(KV_CACHE_TYPES))
    .option('--gpu-layers <count>', 'layers on the GPU: a number, or auto for as many as fit', gpuLayers)
    .option('--server <url>', 'grade with a server (llama-server, vLLM, Ollama); its key is read from PROMETHEUS_GRADER_SERVER_KEY')
    .option('--server-model <name>', 'model of the server, when it has several')
    .option('--max-tokens <count>', 'longest feedback', positiveInteger, DEFAULT_SAMPLER.maxFeedbackTokens)
    .option('--time-limit <seconds>', 'longest time for one grade', positiveInteger, 600);
}

function gpuLayers(value: string): number | 'auto' {
  const number = Number(value);
  if (value === 'auto') return value;
  if (value.trim() === '' || !Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('It must be auto or a whole number from 0.');
  return number;
}

function positiveInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number <= 0) throw new InvalidArgumentError('It must be a whole number above 0.');
  return number;
}

import { InvalidArgumentError, Option, type Command } from 'commander';
import { PROMPT_FAMILIES, type PromptFamily } from '../core/grading/family.ts';
import { DEFAULT_SAMPLER } from '../core/grading/sampler.ts';

/** The options of `grade`, as they were given. */
export interface GradeOptions {
  readonly rubric: string;
  readonly response: string;
  readonly instruction?: string;
  readonly reference?: string;
  readonly model?: string;
  readonly family?: PromptFamily;
  readonly context?: number;
  readonly threads?: number;
  readonly maxTokens: number;
  readonly timeLimit: number;
  readonly history?: string;
  readonly json?: true;
}

/** Declares the options on a command. */
export function withGradeOptions(command: Command): Command {
  return command
    .requiredOption('--rubric <file>', 'rubric file, or the name of a rubric that ships')
    .requiredOption('--response <file>', 'file with the response to grade; - reads standard input')
    .option('--instruction <text>', 'the task that the response answers; @FILE reads a file; default: the rubric\'s own')
    .option('--reference <text>', 'an answer that would get a 5; @FILE reads a file')
    .option('--model <file>', 'GGUF file of the evaluator (also PROMETHEUS_GRADER_MODEL)')
    .addOption(new Option('--family <name>', 'prompt format, when the file does not tell it').choices(PROMPT_FAMILIES))
    .option('--context <tokens>', 'context window', positiveInteger)
    .option('--threads <count>', 'threads that decode', positiveInteger)
    .option('--max-tokens <count>', 'longest feedback', positiveInteger, DEFAULT_SAMPLER.maxFeedbackTokens)
    .option('--time-limit <seconds>', 'longest time for the grade', positiveInteger, 600)
    .option('--history <file>', 'SQLite history to append the grade to')
    .option('--json', 'print the whole grade as JSON on standard output, and the feedback on standard error');
}

function positiveInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number <= 0) throw new InvalidArgumentError('It must be a whole number above 0.');
  return number;
}

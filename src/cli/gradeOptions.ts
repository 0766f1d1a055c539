import type { Command } from 'commander';
import { withEvaluatorOptions, type EvaluatorOptions } from './evaluatorOptions.ts';

/** The options of `grade`, as they were given. */
export interface GradeOptions extends EvaluatorOptions {
  readonly rubric: string;
  readonly response: string;
  readonly instruction?: string;
  readonly reference?: string;
  readonly history?: string;
  readonly hashOnly?: true;
  readonly json?: true;
}

/** Declares the options on a command. */
export function withGradeOptions(command: Command): Command {
  const described = command
    .requiredOption('--rubric <file>', 'rubric file, or the name of a rubric that ships')
    .requiredOption('--response <file>', 'file with the response to grade; - reads standard input')
    .option('--instruction <text>', 'the task that the response answers; @FILE reads a file; default: the rubric\'s own')
    .option('--reference <text>', 'an answer that would get a 5; @FILE reads a file');
  return withEvaluatorOptions(described)
    .option('--history <file>', 'SQLite history to append the grade to')
    .option('--hash-only', 'keep only the SHA-256 of the texts in the history, not the texts; feedback is kept')
    .option('--json', 'print the whole grade as JSON on standard output, and the feedback on standard error');
}

import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { DEFAULT_TOLERANCE, isTolerance, type ExampleTolerance } from '../core/examples/exampleResult.ts';
import { withEvaluatorOptions, type EvaluatorOptions } from './evaluatorOptions.ts';

/** The options of `test`, as they were given. */
export interface TestOptions extends EvaluatorOptions {
  readonly tolerance: ExampleTolerance;
  readonly junit?: string;
  readonly json?: true;
}

/** Declares argument and options on a command. */
export function withTestOptions(command: Command): Command {
  const described = command
    .addArgument(new Argument('<rubric...>', 'rubric files, or names of rubrics that ship'))
    .addOption(
      new Option('--tolerance <scores>', 'how far a score may be from the example\'s: 0, or 1')
        .default(DEFAULT_TOLERANCE)
        .argParser(toleranceOf),
    )
    .option('--junit <file>', 'write a JUnit XML report')
    .option('--json', 'print all results as JSON on standard output');
  return withEvaluatorOptions(described);
}

function toleranceOf(value: string): ExampleTolerance {
  const number = value === '' ? NaN : Number(value);
  if (!isTolerance(number)) throw new InvalidArgumentError('It must be 0 or 1.');
  return number;
}

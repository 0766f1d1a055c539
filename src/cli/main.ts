#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { COULD_NOT_GRADE } from './exitStatus.ts';
import { addGradeCommand } from './gradeCommand.ts';
import { addTestCommand } from './testCommand.ts';

const program = new Command('prometheus-grader')
  .description('Grades text against a rubric with a Prometheus evaluator model on this machine.')
  .exitOverride()
  .showHelpAfterError('Run prometheus-grader COMMAND --help for the options of a command.');

addGradeCommand(program);
addTestCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version end well; any other end of the parser is a usage error.
  process.exitCode = error.exitCode === 0 ? 0 : COULD_NOT_GRADE;
}

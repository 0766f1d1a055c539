#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { COULD_NOT_GRADE } from './exitStatus.ts';
import { addGradeCommand } from './gradeCommand.ts';
import { addHistoryCommand } from './historyCommand.ts';
import { addTestCommand } from './testCommand.ts';
import { packageVersion } from './version.ts';

const program = new Command('prometheus-grader')
  .description('Grades text against a rubric with a Prometheus evaluator model on this machine.')
  .version(packageVersion(), '--version', 'print the version')
  .exitOverride()
  .showHelpAfterError('Run prometheus-grader COMMAND --help for the options of a command.');

addGradeCommand(program);
addTestCommand(program);
addHistoryCommand(program);

// A reader that leaves, such as `head`, is no accident; there is nobody left to tell.
process.stdout.on('error', () => process.exit(COULD_NOT_GRADE));
// Nor is one of the progress; the grade is still wanted.
process.stderr.on('error', () => undefined);
// Node's own status for this is 1, which would say "below the threshold".
process.on('uncaughtException', (error) => {
  console.error(error);
  process.exit(COULD_NOT_GRADE);
});

try {
  await program.parseAsync();
} catch (error) {
  // Help ends well; any other end of the parser is a usage error. A bug must not look like a grade below the threshold.
  if (!(error instanceof CommanderError)) console.error(error);
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : COULD_NOT_GRADE;
}

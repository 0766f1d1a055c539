import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { withoutControls } from '../core/examples/describeExample.ts';
import type { EvaluationEvent } from '../core/grading/evaluator.ts';
import { gradeResponse, type GradeOutcome, type GradeRequest } from '../core/grading/gradeResponse.ts';
import { historyFailureMessage } from '../core/history/historyMessages.ts';
import type { EvaluatorClient } from '../host/evaluator/evaluatorClient.ts';
import { createEvaluator } from './createEvaluator.ts';
import { EvaluatorLog } from './evaluatorLog.ts';
import { COULD_NOT_GRADE, exitStatusOf } from './exitStatus.ts';
import { withGradeOptions, type GradeOptions } from './gradeOptions.ts';
import { historyOf } from './historyOf.ts';
import { readRequest } from './readRequest.ts';
import { ProgressPrinter, speedLine } from './progress.ts';
import { reportLines } from './report.ts';

/** Adds `grade` to the program. */
export function addGradeCommand(program: Command): void {
  withGradeOptions(program.command('grade').description('grade one response: exit status 0 graded, 1 below the threshold, 2 could not grade')).action(
    async (options: GradeOptions) => {
      process.exitCode = await grade(options);
    },
  );
}

async function grade(options: GradeOptions): Promise<number> {
  const request = await readRequest(options);
  if (!request.ok) {
    warn(request.error);
    return COULD_NOT_GRADE;
  }
  const log = new EvaluatorLog();
  const evaluator = createEvaluator(options, log);
  try {
    const outcome = await run(request.value, options, evaluator);
    print(outcome, options);
    const { verdict } = outcome.grade;
    if (verdict.kind === 'ungraded') log.linesFor(verdict.reason).forEach(warn);
    return exitStatusOf(outcome.grade);
  } finally {
    await evaluator.dispose();
  }
}

async function run(request: GradeRequest, options: GradeOptions, evaluator: EvaluatorClient): Promise<GradeOutcome> {
  const history = historyOf(options.history, warn, options.hashOnly === true ? 'hash-only' : 'full');
  const abort = new AbortController();
  const cancel = (): void => {
    abort.abort();
  };
  process.once('SIGINT', cancel);
  const feedback = options.json === true ? process.stderr : process.stdout;
  const isWatched = process.stderr.isTTY;
  const printer = new ProgressPrinter({ feedback, status: isWatched ? process.stderr : null, shareTerminal: isWatched && feedback.isTTY });
  try {
    const onEvent = (event: EvaluationEvent): void => {
      printer.show(event);
    };
    return await gradeResponse(request, { evaluator, history, now: Date.now, newId: randomUUID }, { signal: abort.signal, onEvent });
  } finally {
    printer.end();
    process.removeListener('SIGINT', cancel);
    history.close();
  }
}

function print({ grade: made, historyFailure }: GradeOutcome, options: GradeOptions): void {
  if (options.json === true) process.stdout.write(`${JSON.stringify(made, null, 2)}\n`);
  else process.stdout.write(`${reportLines(made).map(withoutControls).join('\n')}\n`);
  if (made.usage !== null && process.stderr.isTTY) warn(speedLine(made.usage.generatedTokens, made.usage.feedbackMs));
  if (historyFailure !== null) warn(historyFailureMessage(historyFailure));
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

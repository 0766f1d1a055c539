import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { passes } from '../core/examples/exampleResult.ts';
import { runExamples, type ExamplesRun } from '../core/examples/runExamples.ts';
import type { GradedRubric } from '../core/grading/grade.ts';
import { DEFAULT_SAMPLER } from '../core/grading/sampler.ts';
import { describeUngraded } from '../core/grading/describeUngraded.ts';
import type { EvaluatorClient } from '../host/evaluator/evaluatorClient.ts';
import { createEvaluator } from './createEvaluator.ts';
import { EvaluatorLog } from './evaluatorLog.ts';
import { junitReport } from './junitReport.ts';
import { loadRubric } from './loadRubric.ts';
import { testJson } from './testJson.ts';
import { agreementLines, resultLines } from './testLines.ts';
import { withTestOptions, type TestOptions } from './testOptions.ts';

const ALL_PASS = 0;
const SOME_FAIL = 1;
const COULD_NOT_RUN = 2;

/** Adds `test` to the program. */
export function addTestCommand(program: Command): void {
  withTestOptions(program.command('test').description('grade the examples of rubrics: exit status 0 all pass, 1 some fail, 2 could not run')).action(
    async (paths: readonly string[], options: TestOptions) => {
      process.exitCode = await test(paths, options);
    },
  );
}

async function test(paths: readonly string[], options: TestOptions): Promise<number> {
  const rubrics = await loadAll(paths);
  if (rubrics === null) return COULD_NOT_RUN;
  const log = new EvaluatorLog();
  const evaluator = createEvaluator(options, log);
  try {
    const runs = await runAll(rubrics, evaluator, options);
    for (const { stopped } of runs) if (stopped !== null) log.linesFor(stopped).forEach(warn);
    if (options.json === true) process.stdout.write(`${JSON.stringify(testJson(runs, options.tolerance), null, 2)}\n`);
    const written = options.junit === undefined || (await writeReport(options.junit, junitReport(runs, options.tolerance)));
    return written ? exitStatusOf(runs, options) : COULD_NOT_RUN;
  } finally {
    await evaluator.dispose();
  }
}

/** All rubrics with examples, or null when one cannot be read or none has any: then nothing is to be run. */
async function loadAll(paths: readonly string[]): Promise<readonly GradedRubric[] | null> {
  const loaded = await Promise.all(paths.map(loadRubric));
  const rubrics = loaded.flatMap((rubric) => (rubric.ok ? [rubric.value] : []));
  for (const rubric of loaded) if (!rubric.ok) warn(rubric.error);
  if (rubrics.length < loaded.length) return null;
  for (const { rubric } of rubrics) if (rubric.examples.length === 0) warn(`${rubric.name} has no examples.`);
  const withExamples = rubrics.filter(({ rubric }) => rubric.examples.length > 0);
  return withExamples.length === 0 ? null : withExamples;
}

/** Runs one rubric after the other; the first that stops is the last. */
async function runAll(rubrics: readonly GradedRubric[], evaluator: EvaluatorClient, options: TestOptions): Promise<readonly ExamplesRun[]> {
  const abort = new AbortController();
  const cancel = (): void => {
    abort.abort();
  };
  process.once('SIGINT', cancel);
  const runs: ExamplesRun[] = [];
  try {
    for (const rubric of rubrics) {
      const run = await runOne(rubric, evaluator, abort.signal, options);
      runs.push(run);
      if (run.stopped !== null) break;
    }
    return runs;
  } finally {
    process.removeListener('SIGINT', cancel);
  }
}

async function runOne(rubric: GradedRubric, evaluator: EvaluatorClient, signal: AbortSignal, options: TestOptions): Promise<ExamplesRun> {
  const print = options.json === true ? (): void => undefined : printLines;
  print([rubric.rubric.name]);
  const run = await runExamples(rubric, { evaluator, now: Date.now, newId: randomUUID }, {
    sampler: { ...DEFAULT_SAMPLER, maxFeedbackTokens: options.maxTokens },
    signal,
    onProgress: (progress) => {
      if (progress.kind === 'finished') print(resultLines(progress.result, options.tolerance));
    },
  });
  print(agreementLines(run, options.tolerance));
  if (run.stopped !== null) {
    const { message, advice } = describeUngraded(run.stopped);
    warn(`Stopped: ${message} ${advice}`);
  }
  return run;
}

function exitStatusOf(runs: readonly ExamplesRun[], { tolerance }: TestOptions): number {
  if (runs.some(({ stopped }) => stopped !== null)) return COULD_NOT_RUN;
  return runs.every(({ results }) => results.every((result) => passes(result, tolerance))) ? ALL_PASS : SOME_FAIL;
}

async function writeReport(path: string, report: string): Promise<boolean> {
  try {
    await writeFile(path, report);
    return true;
  } catch (error) {
    warn(`The report was not written: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

function printLines(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

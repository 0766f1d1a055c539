import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exitStatus } from '../../test/harness/run.ts';
import { NONE, single, sum, type Counts } from './counts.ts';
import { BUILD, ROOT } from './paths.ts';

/** A program with its arguments. */
export type Command = readonly [string, ...string[]];

/** Runs a command as one check: it passes when the exit status is 0. */
export async function check([program, ...args]: Command): Promise<Counts> {
  return single((await exitStatus(program, args, { cwd: ROOT })) === 0);
}

/** Where a stage writes the report of its tests. */
export function reportOf(stage: string): string {
  return join(BUILD, 'reports', `${stage}.json`);
}

/**
 * Runs a command that writes a report of tests, and counts by the report. A run without a report, without tests, or
 * that failed though no test did, counts as one failure: silence is not success.
 */
export async function tests(stage: string, [program, ...args]: Command): Promise<Counts> {
  await rm(reportOf(stage), { force: true });
  const status = await exitStatus(program, args, { cwd: ROOT });
  const counts = await readCounts(reportOf(stage));
  const ranNothing = counts.passed + counts.failed === 0;
  const brokeDown = status !== 0 && counts.failed === 0;
  return ranNothing || brokeDown ? sum([counts, single(false)]) : counts;
}

async function readCounts(report: string): Promise<Counts> {
  try {
    const { passed, failed, skipped } = JSON.parse(await readFile(report, 'utf8')) as Counts;
    return { passed, failed, skipped };
  } catch {
    return NONE;
  }
}

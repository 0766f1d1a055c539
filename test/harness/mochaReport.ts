import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type Mocha from 'mocha';

/** One test, or a hook that failed. */
interface TestEntry {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly milliseconds: number;
  readonly error?: string;
}

/** What a mocha run came to; written as JSON, so that another process can count. */
export interface MochaReport {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly tests: readonly TestEntry[];
}

/** Runs a prepared mocha to its end and writes the report. Test failures are in the report, not thrown. */
export async function runAndReport(mocha: Mocha, reportFile: string): Promise<MochaReport> {
  const tests = await runTests(mocha);
  const report = { ...count(tests), tests };
  await mkdir(dirname(reportFile), { recursive: true });
  await writeFile(reportFile, JSON.stringify(report, null, 2));
  return report;
}

function runTests(mocha: Mocha): Promise<readonly TestEntry[]> {
  return new Promise((resolve) => {
    const tests: TestEntry[] = [];
    // mocha starts in a later turn, so no event is missed here.
    const runner = mocha.run(() => {
      resolve(tests);
    });
    runner.on('pass', (test) => tests.push(entry(test, 'passed')));
    runner.on('pending', (test) => tests.push(entry(test, 'skipped')));
    runner.on('fail', (test, error: unknown) => tests.push({ ...entry(test, 'failed'), error: describeError(error) }));
  });
}

function entry(test: Mocha.Test, state: TestEntry['state']): TestEntry {
  return { title: test.fullTitle(), state, milliseconds: test.duration ?? 0 };
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function count(tests: readonly TestEntry[]): Pick<MochaReport, 'passed' | 'failed' | 'skipped'> {
  const having = (state: TestEntry['state']): number => tests.filter((test) => test.state === state).length;
  return { passed: having('passed'), failed: having('failed'), skipped: having('skipped') };
}

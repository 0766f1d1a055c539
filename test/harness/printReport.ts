import type { MochaReport } from './mochaReport.ts';

const MARKS = { passed: '✔', failed: '✖', skipped: '-' } as const;

/** Prints a report of tests that ran in another process: a line for each test, and the reasons of those that failed. */
export function printReport(report: MochaReport): void {
  for (const test of report.tests) {
    console.log(`  ${MARKS[test.state]} ${test.title} (${test.milliseconds} ms)`);
    if (test.error !== undefined) console.log(test.error.replaceAll(/^/gm, '      '));
  }
  console.log(`  ${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped`);
}

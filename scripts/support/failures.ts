import { readFile } from 'node:fs/promises';
import type { MochaReport } from '../../test/harness/mochaReport.ts';
import { reportOf } from './checks.ts';

/** Lines of an error that are worth repeating; the rest stands where the test ran. */
const MOST_LINES = 25;

/** The tests of a stage that failed, with the heads of their errors, to repeat at the end of a long output. */
export async function failuresOf(stage: string): Promise<readonly string[]> {
  const tests = await readTests(reportOf(stage));
  return tests.flatMap(({ title, state, error }) => (state === 'failed' ? [`${stage}: ${title}\n${head(error ?? 'no error was given')}`] : []));
}

// A stage without a report has nothing to repeat: it said itself what went wrong.
async function readTests(report: string): Promise<MochaReport['tests']> {
  try {
    const { tests } = JSON.parse(await readFile(report, 'utf8')) as Partial<MochaReport>;
    return tests ?? [];
  } catch {
    return [];
  }
}

function head(error: string): string {
  const lines = error.split('\n').map((line) => `    ${line}`);
  return [...lines.slice(0, MOST_LINES), ...(lines.length > MOST_LINES ? ['    …'] : [])].join('\n');
}

import assert from 'node:assert/strict';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { check, reportOf, tests } from '../../../scripts/support/checks.ts';
import { failuresOf } from '../../../scripts/support/failures.ts';

const STAGE = 'checks-test';

describe('the count of npm test', () => {
  before(() => mkdir(dirname(reportOf(STAGE)), { recursive: true }));
  after(() => rm(reportOf(STAGE), { force: true }));

  it('takes what the report says', async () => {
    assert.deepEqual(await tests(STAGE, program({ passed: 3, failed: 1, skipped: 2 }, 1)), { passed: 3, failed: 1, skipped: 2 });
  });

  it('counts a run that broke down as a failure, though no test failed', async () => {
    assert.deepEqual(await tests(STAGE, program({ passed: 3, failed: 0, skipped: 0 }, 7)), { passed: 3, failed: 1, skipped: 0 });
  });

  it('counts a run without a report as a failure, and does not take the report of the run before it', async () => {
    await tests(STAGE, program({ passed: 3, failed: 0, skipped: 0 }, 0));
    assert.deepEqual(await tests(STAGE, ['node', '-e', '']), { passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a run of no tests as a failure', async () => {
    assert.deepEqual(await tests(STAGE, program({ passed: 0, failed: 0, skipped: 4 }, 0)), { passed: 0, failed: 1, skipped: 4 });
  });

  it('repeats what failed, with the head of its error', async () => {
    const error = Array.from({ length: 60 }, (_, line) => `line ${line}`).join('\n');
    const entries = [{ title: 'holds', state: 'passed', milliseconds: 1 }, { title: 'breaks', state: 'failed', milliseconds: 1, error }];
    await tests(STAGE, program({ passed: 1, failed: 1, skipped: 0, tests: entries }, 1));
    const [failure = '', ...others] = await failuresOf(STAGE);
    assert.deepEqual(others, []);
    assert.match(failure, /^checks-test: breaks\n {4}line 0\n/);
    assert.match(failure, /line 24\n {4}…$/);
    assert.deepEqual(await failuresOf('no-such-stage'), []);
  });

  it('takes the exit status of a check', async () => {
    assert.deepEqual(await check(['node', '-e', '']), { passed: 1, failed: 0, skipped: 0 });
    assert.deepEqual(await check(['node', '-e', 'process.exit(3)']), { passed: 0, failed: 1, skipped: 0 });
  });
});

/** A program that writes this report and ends with this status. */
function program(report: object, status: number): ['node', ...string[]] {
  const write = `require('node:fs').writeFileSync(${JSON.stringify(reportOf(STAGE))}, ${JSON.stringify(JSON.stringify(report))})`;
  return ['node', '-e', `${write}; process.exit(${status})`];
}

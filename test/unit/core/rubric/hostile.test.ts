import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseRubric } from '../../../../src/core/rubric/parseRubric.ts';
import { cpuTime } from '../grading/support/cpuTime.ts';
import { aliasBomb, HOSTILE_FILES } from './support/hostileFiles.ts';
import { whole } from './support/wholeRubric.ts';

const MOST_MS = 200;
describe('hostile rubric files', () => {
  for (const [what, code, text] of HOSTILE_FILES) {
    it(`${what}: ${code} within ${MOST_MS} ms`, () => {
      const { rubric, problems } = parseRubric(text);
      assert.equal(rubric, null);
      assert.equal(problems[0]?.code, code);
      assert.ok(problems.every(({ range }) => range.start >= 0 && range.start <= range.end && range.end <= text.length));
      // The least of three is what the work takes; more is the collector's or the machine's doing.
      const times = [1, 2, 3].map(() => cpuTime(() => parseRubric(text)));
      assert.ok(Math.min(...times) < MOST_MS, `${times.map(Math.round).join(', ')} ms`);
    });
  }

  it('are told by one clear error where nothing can be read', () => {
    for (const text of [aliasBomb(12), '['.repeat(10_000), 'x'.repeat(50_000_000), '\0']) {
      assert.equal(parseRubric(text).problems.length, 1);
    }
  });

  it('leave a rubric with 200 examples alone', () => {
    const example = '  - instruction: Ask.\n    response: Answer.\n    reference: Better.\n    score: 3\n    note: So so.\n';
    const { rubric, problems } = parseRubric(whole('examples:\n', `examples:\n${example.repeat(200)}`));
    assert.deepEqual(problems, []);
    assert.equal(rubric?.examples.length, 202);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isReportedBySchema } from '../../../../../src/core/rubric/language/schemaProblems.ts';
import { parseRubric } from '../../../../../src/core/rubric/parseRubric.ts';
import { POOR_RUBRICS } from '../support/brokenFiles.ts';
import { WHOLE, whole } from '../support/wholeRubric.ts';

/** The codes that are ours alone. */
function ours(text: string): readonly string[] {
  return parseRubric(text).problems.filter((found) => !isReportedBySchema(found)).map(({ code }) => code);
}

describe('problems that an editor with the schema reports too', () => {
  for (const [what, text] of [
    ['a missing score', whole('  3: It is polite without any sign of warmth.\n', '')],
    ['an unknown key', whole('threshold', 'treshold')],
    ['an alias of nothing', whole('kindness', '*kindness')],
    ['bad YAML', whole('kindness', '"kindness')],
  ] as const) {
    it(`include ${what}`, () => {
      assert.notEqual(parseRubric(text).problems.length, 0);
      assert.deepEqual(ours(text), []);
    });
  }

  it('do not include what the schema cannot say', () => {
    for (const { text, code } of POOR_RUBRICS) assert.ok(ours(text).includes(code), code);
  });

  it('do not include what the YAML language server misses', () => {
    assert.deepEqual(ours('# nothing\n'), ['not-a-mapping']);
    assert.deepEqual(ours(whole('instruction: Answer', '  6: It does even more than that.\ninstruction: Answer')), ['extra-score']);
    assert.deepEqual(ours(`${WHOLE}---\nname: b\n`), ['multiple-documents']);
  });
});

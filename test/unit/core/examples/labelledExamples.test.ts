import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { labelledExamples, type LabelledExamples } from '../../../../src/core/examples/labelledExamples.ts';
import type { LabelledRecord } from '../../../../src/core/history/historyStore.ts';
import type { Opinion } from '../../../../src/core/history/label.ts';
import { parseRubric } from '../../../../src/core/rubric/parseRubric.ts';
import type { RubricExample } from '../../../../src/core/rubric/rubric.ts';
import { sampleGrade, type GradeParts } from '../../../support/sampleGrade.ts';
import { applyFix } from '../rubric/support/applyFix.ts';
import { whole, WHOLE } from '../rubric/support/wholeRubric.ts';

const LIST = WHOLE.slice(WHOLE.indexOf('examples:'));
const WITHOUT = WHOLE.replace(LIST, '');
const AGREE: Opinion = { kind: 'agree' };

function record(parts: GradeParts = {}, opinion: Opinion = AGREE, note = ''): LabelledRecord {
  return { grade: sampleGrade(parts), label: { opinion, note, labelledAt: 1 } };
}

function made(text: string, ...records: readonly LabelledRecord[]): LabelledExamples {
  const result = labelledExamples(text, records);
  if (!result.ok) assert.fail(result.error);
  return result.value;
}

function edited(text: string, ...records: readonly LabelledRecord[]): string {
  return applyFix(text, { title: 'Add examples', edits: made(text, ...records).edits });
}

function examplesOf(text: string): readonly RubricExample[] {
  const { rubric, problems } = parseRubric(text);
  if (rubric === null) assert.fail(JSON.stringify(problems));
  return rubric.examples;
}

const NEW: RubricExample = { instruction: 'What should I do?', response: 'You should talk to your manager first.', score: 2, note: 'Too blunt.' };
const NEW_RECORD = record({}, { kind: 'disagree', score: 2 }, ' Too blunt. ');

describe('Labelled grades as examples', () => {
  for (const [where, text] of [
    ['a list', WHOLE],
    ['a list without a line end', WHOLE.trimEnd()],
    ['a list with Windows line ends', WHOLE.replaceAll('\n', '\r\n')],
    ['a list in the column of its key', WHOLE.replace(LIST, LIST.replaceAll(/^ {2}/gmu, ''))],
    ['a list in the middle of the file', `${LIST}${WITHOUT}`],
    ['a list with a comment behind', `${WHOLE}  # More to come.\n# The end.\n`],
    ['a list in brackets', whole(LIST, 'examples: [{instruction: a, response: b, score: 3}, ] # few\n')],
    ['an empty list', whole(LIST, 'examples: [] # none yet\n')],
    ['no list', WITHOUT],
    ['no list and no line end', WITHOUT.trimEnd()],
    ['no list behind an open value', `${WITHOUT}description2: |\n  long\n\n`.replace('description2', 'reference').replace('reference: Anybody would be worried.\n', '')],
    ['an indented file', WITHOUT.replaceAll(/^/gmu, '  ').trimEnd()],
  ] as const) {
    it(`go into ${where}, and everything else stays`, () => {
      const before = examplesOf(text);
      const after = edited(text, NEW_RECORD);
      assert.deepEqual(examplesOf(after), [...before, NEW]);
      const kept = text.split(/\r?\n/u).filter((line) => line.trim() !== '' && !line.startsWith('examples: ['));
      for (const line of kept) assert.ok(after.split(/\r?\n/u).includes(line), line);
      assert.equal(after.replaceAll('\r\n', '').includes('\n'), !text.includes('\r\n'));
    });
  }

  it('are read back as they were, whatever the texts hold', () => {
    const passage = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('- a: b\n  c', '  indented\n\ntwo  ', '# no comment', '"', "it's", '1', 'null', '\ttab', 'a: |\n  b', '---\n...')).filter((text) => text.trim() !== '');
    const files = fc.constantFrom(WHOLE, WITHOUT, whole(LIST, 'examples: []\n'), whole(LIST, 'examples: [{instruction: a, response: b, score: 3}]\n'));
    fc.assert(
      fc.property(files, fc.array(fc.tuple(passage, passage), { minLength: 1, maxLength: 3 }), passage, (text, pairs, note) => {
        const records = pairs.map(([instruction, response]) => record({ instruction, response }, AGREE, note));
        const { added } = made(text, ...records);
        assert.deepEqual(examplesOf(edited(text, ...records)), [...examplesOf(text), ...added]);
        const folded = pairs.map(([instruction, response]) => [instruction, response].map((each) => each.replaceAll(/\r\n?/gu, '\n').replace(/\n+$/u, '')));
        for (const { instruction, response } of added) assert.ok(folded.some(([first, second]) => first === instruction && second === response));
      }),
      { numRuns: 15 },
    );
  });

  it('are not added twice, neither from the file nor from each other', () => {
    const once = edited(WHOLE, NEW_RECORD, NEW_RECORD);
    assert.equal(examplesOf(once).length, examplesOf(WHOLE).length + 1);
    const again = made(once, NEW_RECORD);
    assert.deepEqual([again.edits, again.left.map(({ reason }) => reason)], [[], ['present']]);
  });

  it('take the evaluator\'s score when the person agrees, and the reference answer', () => {
    assert.deepEqual(made(WHOLE, record({ reference: 'Talk first.' })).added, [{ instruction: NEW.instruction, response: NEW.response, score: 4, reference: 'Talk first.' }]);
  });

  it('are refused without a label, a score or texts, each with its reason', () => {
    const { grade } = record();
    const verdict = { kind: 'ungraded', feedback: '', reason: { kind: 'cancelled' } } as const;
    const { edits, left } = made(WHOLE, { grade, label: null }, record({ verdict }), { ...NEW_RECORD, grade: { ...grade, textsKept: false } }, record({ instruction: ' \n' }));
    assert.deepEqual([edits, left.map(({ reason }) => reason)], [[], ['no-label', 'no-score', 'texts-not-kept', 'empty-text']]);
    assert.equal(made(WHOLE, record({ verdict }, { kind: 'disagree', score: 1 })).added[0]?.score, 1);
  });

  it('leave alone a file with errors, one in braces, and one whose list is elsewhere', () => {
    for (const text of [
      whole('  5: It names the worry, explains why anybody would have it, and leaves hope.\n', ''),
      JSON.stringify(parseRubric(WITHOUT).rubric),
    ]) {
      const result = labelledExamples(text, [NEW_RECORD]);
      assert.ok(!result.ok, text);
    }
    const tooLong = labelledExamples(WHOLE, [record({ response: 'long '.repeat(60_000) })]);
    assert.match(tooLong.ok ? '' : tooLong.error, /With these examples the file would be wrong: .* Add fewer, or others\./u);
  });
});

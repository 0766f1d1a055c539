import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseRubric } from '../../../../src/core/rubric/parseRubric.ts';
import { SCORES, type Rubric } from '../../../../src/core/rubric/rubric.ts';
import { rubricToYaml } from '../../../../src/core/rubric/rubricToYaml.ts';
import { WHOLE_RUBRIC } from './support/wholeRubric.ts';

const rough = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom('a', 'word ', '\n', '\n\n', ' ', '  ', '\t', '\r', '\r\n', ': ', ' #', '"', "'", '\\', '|', '- ', '*', '&', '!', '{', '[', '---', '...', '%', '\u0085', '\u2028', '\ufeff', '\0', '~', 'true', '1', 'null'), { maxLength: 60 }).map((pieces) => pieces.join('')),
);
const line = rough.map((text) => text.trim()).filter((text) => text !== '');
const passage = rough.map((text) => text.replace(/[\r\n]+$/, '')).filter((text) => text.trim() !== '');
const score = fc.constantFrom(...SCORES);

const example = fc.record({ instruction: passage, response: passage, reference: passage, score, note: line }, { requiredKeys: ['instruction', 'response', 'score'], noNullPrototype: true });
const rubrics: fc.Arbitrary<Rubric> = fc.record(
  {
    ...{ name: line, description: line, criteria: line, scores: fc.record({ 1: line, 2: line, 3: line, 4: line, 5: line }, { noNullPrototype: true }), instruction: passage, reference: passage },
    ...{ threshold: fc.double({ min: 1, max: 5, noNaN: true }), tags: fc.array(line, { maxLength: 3 }), examples: fc.array(example, { maxLength: 3 }) },
  },
  { requiredKeys: ['name', 'criteria', 'scores', 'tags', 'examples'], noNullPrototype: true },
);

describe('rubricToYaml', () => {
  it('writes a file that a person can go on with', () => {
    const yaml = rubricToYaml({ ...WHOLE_RUBRIC, criteria: 'First line\nsecond: line', tags: [], examples: [] }, '../my rubrics/rubric.schema.json');
    assert.equal(
      yaml,
      [
        '# yaml-language-server: $schema=../my%20rubrics/rubric.schema.json',
        ...['name: kindness', 'description: For replies to worried people.', 'criteria: |-', '  First line', '  second: line', 'scores:'],
        ...SCORES.map((number) => `  ${number}: ${WHOLE_RUBRIC.scores[number]}`),
        ...['instruction: Answer the letter.', 'reference: Anybody would be worried.', 'threshold: 3.5', ''],
      ].join('\n'),
    );
  });

  it('names no schema unless told', () => {
    assert.ok(rubricToYaml(WHOLE_RUBRIC).startsWith('name: kindness\n'));
  });

  it('is read back to the same rubric, whatever its texts are', () => {
    fc.assert(
      fc.property(rubrics, fc.option(fc.string({ unit: 'binary' }), { nil: undefined }), (rubric, schema) => {
        assert.deepEqual(parseRubric(rubricToYaml(rubric, schema)).rubric, rubric);
      }),
      { numRuns: 300 },
    );
  });
});

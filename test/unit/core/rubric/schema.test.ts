import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse, stringify } from 'yaml';
import { NEW_RUBRIC_TEMPLATE } from '../../../../src/core/rubric/newRubricTemplate.ts';
import { parseRubric } from '../../../../src/core/rubric/parseRubric.ts';
import { EXAMPLE_KEYS, RUBRIC_KEYS, rubricSchema } from '../../../../src/core/rubric/rubricSchema.ts';
import { ROOT } from '../../../../scripts/support/paths.ts';
import { BROKEN_RUBRICS, POOR_RUBRICS } from './support/brokenFiles.ts';
import { WHOLE } from './support/wholeRubric.ts';

const validate = new Ajv({ allErrors: true }).compile(rubricSchema);

function schemaAccepts(text: string): boolean {
  return validate(parse(text, { version: '1.2', schema: 'core', logLevel: 'error' }));
}

// An unknown key is only a warning to the parser, so that a rubric of a later version still grades.
function parserAccepts(text: string): boolean {
  return !parseRubric(text).problems.some(({ severity, code }) => severity === 'error' || code === 'unknown-key');
}

const text = fc.oneof({ weight: 40, arbitrary: fc.constantFrom('Is the answer kind to the person?', 'It names the worry.') }, { weight: 1, arbitrary: fc.constantFrom(' ', '', '\u00a0', '\ufeff') });
const odd = fc.constantFrom(null, true, 0, 1, 5, 6, 2.5, -1, [], {}, ['a'], [1], [''], { 1: 'a' }, '3');
function mostly<T>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

const anything = mostly(text);
const score = mostly(fc.integer({ min: 1, max: 5 }));
const scores = mostly(fc.record({ 1: anything, 2: anything, 3: anything, 4: anything, 5: anything }));
const example = mostly(fc.record({ instruction: anything, response: anything, reference: anything, score, note: anything }, { requiredKeys: ['instruction', 'response', 'score'] }));
const files = fc.record(
  { $schema: anything, name: anything, description: anything, criteria: anything, scores, instruction: anything, reference: anything, threshold: score, tags: mostly(fc.array(anything, { maxLength: 3 })), examples: mostly(fc.array(example, { maxLength: 2 })) },
  { requiredKeys: ['name', 'criteria', 'scores'] },
);

describe('the rubric schema', () => {
  it('is the one in rubrics/rubric.schema.json; run scripts/generateSchema.ts when it is not', () => {
    const published: unknown = JSON.parse(readFileSync(join(ROOT, 'rubrics', 'rubric.schema.json'), 'utf8'));
    assert.deepEqual(published, JSON.parse(JSON.stringify(rubricSchema)));
  });

  it('says of every key what it does', () => {
    assert.deepEqual(RUBRIC_KEYS, ['$schema', 'name', 'description', 'criteria', 'scores', 'instruction', 'reference', 'threshold', 'tags', 'examples']);
    assert.deepEqual(EXAMPLE_KEYS, ['instruction', 'response', 'reference', 'score', 'note']);
    for (const { description } of Object.values(rubricSchema.properties)) assert.match(description, /^[A-Z].{15,}\.$/);
  });

  it('accepts the rubrics that ship, the samples and the template', () => {
    const paths = globSync(['rubrics/*.rubric.yaml', 'samples/rubrics/*.yaml'], { cwd: ROOT });
    assert.ok(paths.length >= 13);
    const all = [...paths.map((path) => readFileSync(join(ROOT, path), 'utf8')), NEW_RUBRIC_TEMPLATE, WHOLE];
    for (const file of all) assert.ok(schemaAccepts(file), JSON.stringify(validate.errors));
  });

  for (const { what, text: file } of [...BROKEN_RUBRICS, ...POOR_RUBRICS]) {
    it(`agrees with the parser on ${what}`, () => {
      assert.equal(schemaAccepts(file), parserAccepts(file));
    });
  }

  it('agrees with the parser on any values', () => {
    let accepted = 0;
    fc.assert(
      fc.property(files, (file) => {
        const yaml = stringify(file);
        accepted += schemaAccepts(yaml) ? 1 : 0;
        assert.equal(parserAccepts(yaml), schemaAccepts(yaml), `${JSON.stringify(validate.errors)} ${JSON.stringify(parseRubric(yaml).problems)}`);
      }),
      { numRuns: 300, seed: 1 },
    );
    assert.ok(accepted >= 30 && accepted <= 270, `${accepted} of 300 accepted`);
  });
});

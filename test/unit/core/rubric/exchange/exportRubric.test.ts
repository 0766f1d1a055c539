import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { EXPORT_FORMATS, exportRubric } from '../../../../../src/core/rubric/exchange/exportRubric.ts';
import { tidyText } from '../../../../../src/core/rubric/exchange/finishDraft.ts';
import { importRubrics } from '../../../../../src/core/rubric/exchange/importRubrics.ts';
import { importedYaml } from '../../../../../src/core/rubric/exchange/importedYaml.ts';
import { parseRubric } from '../../../../../src/core/rubric/parseRubric.ts';
import { WHOLE_RUBRIC } from '../support/wholeRubric.ts';

/** Texts as rubrics have them, with what means something in one of the formats. */
const text = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('\n', '"', '\'', '\\n', '[', ']', '{', '}', '1: ', '#', ',', '### ', '"""', '\\', ': ', '- ')), { minLength: 1, maxLength: 8 })
  .map((parts) => tidyText(parts.join('')))
  .filter((written) => written !== '' && !written.includes('\n###'));
const plain = { noNullPrototype: true };
const rubric = fc.record({ criteria: text, scores: fc.record({ 1: text, 2: text, 3: text, 4: text, 5: text }, plain) }, plain);

describe('exporting a rubric', () => {
  for (const format of EXPORT_FORMATS) {
    it(`writes ${format} that is read back`, () => {
      fc.assert(
        fc.property(rubric, (written) => {
          const imported = importRubrics(exportRubric(written, format));
          assert.ok(imported.ok, imported.ok ? '' : imported.error);
          const [read, ...others] = imported.value.rubrics;
          assert.deepEqual(others, []);
          assert.deepEqual(read?.rubric.scores, written.scores);
          if (format !== 'ragas') assert.equal(read.rubric.criteria, written.criteria);
        }),
      );
    });
  }

  it('writes the text of the prompt', () => {
    assert.match(exportRubric(WHOLE_RUBRIC, 'prometheus-text'), /^\[Does the response .*\?\]\nScore 1: It insults .*\nScore 2: /);
  });

  it('writes the dictionaries as JSON with the keys of their libraries', () => {
    const keys = (format: 'prometheus-eval' | 'ragas'): readonly string[] => Object.keys(JSON.parse(exportRubric(WHOLE_RUBRIC, format)) as object);
    const five = ['score1_description', 'score2_description', 'score3_description', 'score4_description', 'score5_description'];
    assert.deepEqual(keys('prometheus-eval'), ['criteria', ...five]);
    assert.deepEqual(keys('ragas'), five);
  });
});

describe('the file of an import', () => {
  it('is a rubric file, whatever was imported', () => {
    fc.assert(
      fc.property(rubric, text, (written, note) => {
        const file = importedYaml({ rubric: { ...written, name: 'x', tags: [], examples: [] }, notes: [note] }, 'prose');
        const parsed = parseRubric(file);
        assert.deepEqual(parsed.problems.filter(({ severity }) => severity === 'error'), []);
        assert.equal(parsed.rubric?.criteria, written.criteria);
        assert.deepEqual(parsed.rubric.scores, written.scores);
      }),
    );
  });

  it('names a schema in its first line', () => {
    const file = importedYaml({ rubric: WHOLE_RUBRIC, notes: ['Mind this.'] }, 'CSV', 'rubric.schema.json');
    assert.match(file, /^# yaml-language-server: \$schema=rubric\.schema\.json\n# Imported from CSV\.\n# Mind this\.\nname: /);
  });
});

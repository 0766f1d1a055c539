import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { similarity } from '../../../../src/core/rubric/advice/similarity.ts';
import { SIMILARITY_LIMIT } from '../../../../src/core/rubric/limits.ts';
import { parseRubric } from '../../../../src/core/rubric/parseRubric.ts';
import { SCORES, type Rubric } from '../../../../src/core/rubric/rubric.ts';
import { schemaLine } from '../../../../src/core/rubric/rubricToYaml.ts';
import { ROOT } from '../../../../scripts/support/paths.ts';

const FOLDER = join(ROOT, 'rubrics');
const ENDING = '.rubric.yaml';
const WANTED = [
  ...['emotional-awareness', 'helpfulness', 'factual-accuracy', 'reasoning', 'instruction-following', 'harmlessness', 'honesty-about-uncertainty'],
  ...['clarity-for-a-child', 'cultural-sensitivity', 'creativity', 'conciseness', 'code-explanation'],
];

function read(name: string): { readonly text: string; readonly rubric: Rubric } {
  const text = readFileSync(join(FOLDER, `${name}${ENDING}`), 'utf8');
  const { rubric, problems } = parseRubric(text);
  assert.deepEqual(problems, []);
  assert.ok(rubric);
  return { text, rubric };
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}

describe('the rubrics that ship', () => {
  const names = readdirSync(FOLDER).filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length));

  it('are all there', () => {
    assert.deepEqual(WANTED.filter((name) => !names.includes(name)), []);
  });

  for (const name of names) {
    describe(name, () => {
      it('has no problem, names its schema, and is named like its file', () => {
        const { text, rubric } = read(name);
        assert.equal(rubric.name, name);
        assert.ok(text.startsWith(schemaLine('./rubric.schema.json')));
      });

      it('asks one question, and describes each score in 20 to 50 words', () => {
        const { rubric } = read(name);
        assert.match(rubric.criteria, /^[^?]+\?$/);
        for (const score of SCORES) assert.ok(wordsIn(rubric.scores[score]) >= 20 && wordsIn(rubric.scores[score]) <= 50, `score ${score}`);
      });

      it('has no two scores that could be swapped', () => {
        const { rubric } = read(name);
        for (const score of SCORES) {
          for (const other of SCORES.filter((higher) => higher > score)) {
            const alike = similarity(rubric.scores[score], rubric.scores[other]);
            assert.ok(alike < SIMILARITY_LIMIT, `${score} and ${other}: ${alike}`);
          }
        }
      });

      it('says what it is for, from which score on, and by examples of at least three scores', () => {
        const { rubric } = read(name);
        assert.ok(rubric.description !== undefined && rubric.threshold !== undefined && rubric.tags.length > 0);
        assert.ok(new Set(rubric.examples.map(({ score }) => score)).size >= 3);
        assert.ok(rubric.examples.every(({ note }) => note !== undefined));
      });
    });
  }
});

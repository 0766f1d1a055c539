import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseRubric } from '../../../../src/core/rubric/parseRubric.ts';
import { parse } from 'yaml';
import { parseScorecard } from '../../../../src/core/scorecard/parseScorecard.ts';
import { scorecardSchema } from '../../../../src/core/scorecard/scorecardSchema.ts';

const WHOLE = `# A scorecard
name: supportive-reply
description: For replies.
rubrics:
  - rubric: emotional-awareness
    weight: 2.5
    threshold: 3
  - rubric: ./own/tone.rubric.yaml
threshold: 3.5
`;

/** The problems of a text as `code at "source"`. */
function problemsOf(text: string): string[] {
  return parseScorecard(text).problems.map(({ code, range }) => `${code} at ${JSON.stringify(text.slice(range.start, range.end))}`);
}

const validate = new Ajv({ strict: true }).compile(scorecardSchema);

describe('parseScorecard', () => {
  it('reads name, description, rubrics with weights and thresholds, and the places of the rubrics', () => {
    const { scorecard, problems, places } = parseScorecard(WHOLE);
    assert.deepEqual(problems, []);
    assert.deepEqual(scorecard, {
      name: 'supportive-reply',
      description: 'For replies.',
      rubrics: [
        { rubric: 'emotional-awareness', weight: 2.5, threshold: 3 },
        { rubric: './own/tone.rubric.yaml', weight: 1 },
      ],
      threshold: 3.5,
    });
    assert.deepEqual(places.map(({ start, end }) => WHOLE.slice(start, end)), ['emotional-awareness', './own/tone.rubric.yaml']);
  });

  const broken: readonly (readonly [what: string, from: string, to: string, found: readonly string[]])[] = [
    ['a missing name', 'name: supportive-reply\n', '', ['missing-name at "description"']],
    ['a missing list', WHOLE.slice(WHOLE.indexOf('rubrics:'), WHOLE.indexOf('threshold: 3.5')), '', ['missing-rubrics at "name"']],
    ['an entry without a rubric', 'rubric: emotional-awareness\n    ', '', ['entry-incomplete at "weight: 2.5\\n    threshold: 3"']],
    ['a weight of zero', '2.5', '0', ['weight-out-of-range at "0"']],
    ['a negative weight', '2.5', '-1', ['weight-out-of-range at "-1"']],
    ['a weight that is no number', '2.5', 'heavy', ['wrong-type at "heavy"']],
    ['a weight without end', '2.5', '.inf', ['weight-out-of-range at ".inf"']],
    ['a weight that is NaN', '2.5', '.nan', ['weight-out-of-range at ".nan"']],
    ['a threshold above 5', 'threshold: 3.5', 'threshold: 7', ['threshold-out-of-range at "7"']],
    ['a threshold of an entry below 1', 'threshold: 3\n', 'threshold: 0\n', ['threshold-out-of-range at "0"']],
    ['an unknown key', 'description:', 'descripton:', ['unknown-key at "descripton"']],
    ['an unknown key of an entry', 'weight:', 'wieght:', ['unknown-key at "wieght"']],
    ['a repeated rubric', './own/tone.rubric.yaml', 'emotional-awareness', ['repeated-rubric at "emotional-awareness"']],
    ['a key that stands twice', 'threshold: 3.5', 'name: other', ['duplicate-key at "name"']],
    ['a rubric without a mapping', 'rubric: ./own/tone.rubric.yaml', './own/tone.rubric.yaml', ['wrong-type at "./own/tone.rubric.yaml"']],
  ];
  for (const [what, from, to, found] of broken) {
    it(`reports ${what} at its place`, () => {
      assert.ok(WHOLE.includes(from));
      assert.deepEqual(problemsOf(WHOLE.replace(from, to)), found);
    });
  }

  it('reports a file that is no mapping, and a list without entries', () => {
    assert.deepEqual(problemsOf('- a\n'), ['not-a-mapping at "- a\\n"']);
    assert.deepEqual(problemsOf('name: a\nrubrics: []\n'), ['missing-rubrics at "[]"']);
    assert.deepEqual(problemsOf('name: a\nrubrics: helpfulness\n'), ['wrong-type at "helpfulness"']);
  });

  it('repairs what it can', () => {
    for (const text of [WHOLE.replace('name: supportive-reply\n', ''), 'name: a\n']) {
      const [edit] = parseScorecard(text).problems[0]?.fix?.edits ?? [];
      assert.ok(edit);
      const repaired = text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end);
      assert.deepEqual(problemsOf(repaired), []);
    }
  });

  it('gives no scorecard exactly when there is an error, with any text', () => {
    const lines = fc.constantFrom(...WHOLE.split('\n'), '&a *a', '\t', '{', '- [', 'weight: 1', '  - rubric: x', '!!js/function x');
    const text = fc.array(lines, { maxLength: 14 }).map((all) => all.join('\n'));
    fc.assert(
      fc.property(text, (file) => {
        const { scorecard, problems } = parseScorecard(file);
        assert.equal(scorecard === null, problems.some(({ severity }) => severity === 'error'));
      }),
    );
  });

  it('says one clear error for a hostile file in under 200 ms', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x]\n${'bcdefgh'.split('').map((key, i) => `${key}: &${key} [${Array(8).fill(`*${'abcdefg'.charAt(i)}`).join(',')}]`).join('\n')}\nrubrics: *h\n`;
    for (const text of ['x'.repeat(1_000_000), '['.repeat(50_000), 'a\0b', bomb]) {
      const before = process.cpuUsage();
      const { scorecard, problems } = parseScorecard(text);
      assert.ok(process.cpuUsage(before).user < 200_000);
      assert.equal(scorecard, null);
      assert.equal(problems.length, 1);
    }
  });
});

describe('the scorecard schema', () => {
  it('accepts what the parser accepts, and refuses what it refuses', () => {
    assert.equal(validate(parse(WHOLE)), true);
    for (const text of ['name: a\n', WHOLE.replace('2.5', '0'), WHOLE.replace('2.5', '2000'), WHOLE.replace('threshold: 3.5', 'threshold: 7'), 'name: a\nrubrics: []\n', 'name: a\nrubrics: [{weight: 1}]\n']) {
      assert.equal(validate(parse(text)), false, text);
      assert.equal(parseScorecard(text).scorecard, null, text);
    }
  });

  it('is the file that ships', () => {
    assert.deepEqual(JSON.parse(readFileSync('rubrics/scorecard.schema.json', 'utf8')), scorecardSchema);
  });
});

describe('the scorecards that ship', () => {
  const rubrics = new Set(globSync('rubrics/*.rubric.yaml').map((file) => parseRubric(readFileSync(file, 'utf8')).rubric?.name));
  const files = globSync('rubrics/*.scorecard.yaml');

  it('are there', () => {
    assert.notEqual(files.length, 0);
  });

  for (const file of files) {
    it(`${basename(file)} has no problems, fits the schema, bears its name and names rubrics that ship`, () => {
      const text = readFileSync(file, 'utf8');
      const { scorecard, problems } = parseScorecard(text);
      assert.deepEqual(problems, []);
      assert.ok(scorecard);
      assert.equal(`${scorecard.name}.scorecard.yaml`, basename(file));
      assert.equal(validate(parse(text)), true);
      assert.match(text, /^# yaml-language-server: \$schema=\.\/scorecard\.schema\.json\n/);
      assert.deepEqual(scorecard.rubrics.filter(({ rubric }) => !rubrics.has(rubric)), []);
    });
  }
});

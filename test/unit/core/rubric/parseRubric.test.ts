import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { NEW_RUBRIC_TEMPLATE } from '../../../../src/core/rubric/newRubricTemplate.ts';
import { parseRubric, type RubricProblem } from '../../../../src/core/rubric/parseRubric.ts';
import { applyFix } from './support/applyFix.ts';
import { BROKEN_RUBRICS, BROKEN_YAML, POOR_RUBRICS, type BrokenFile } from './support/brokenFiles.ts';
import { whole, WHOLE, WHOLE_RUBRIC } from './support/wholeRubric.ts';

function soleProblem({ text, code }: BrokenFile): RubricProblem {
  const { problems } = parseRubric(text);
  const found = problems.filter((problem) => problem.code === code);
  assert.equal(found.length, 1, `problems: ${JSON.stringify(problems)}`);
  const [problem] = found;
  assert.ok(problem);
  return problem;
}

function nthIndex(text: string, part: string, nth: number): number {
  let at = text.indexOf(part);
  for (let passed = 0; passed < nth; passed += 1) at = text.indexOf(part, at + 1);
  return at;
}

function checkFile(file: BrokenFile): void {
  it(`${file.what}: ${file.code}`, () => {
    const { text, at, nth, repaired } = file;
    const { range, fix, severity } = soleProblem(file);
    assert.equal(text.slice(range.start, range.end), at);
    if (nth !== undefined) assert.equal(range.start, nthIndex(text, at, nth));
    assert.equal(parseRubric(text).rubric === null, severity === 'error' || parseRubric(text).problems.some((other) => other.severity === 'error'));
    assert.equal(fix === undefined, repaired === undefined, `fix: ${JSON.stringify(fix)}`);
    if (fix === undefined || repaired === undefined) return;
    const after = applyFix(text, fix);
    assert.ok(after.includes(repaired), after);
    assert.ok(!parseRubric(after).problems.some((problem) => problem.code === file.code), `after: ${after}`);
  });
}

describe('parseRubric', () => {
  it('reads every key of a whole rubric', () => {
    assert.deepEqual(parseRubric(WHOLE).problems, []);
    assert.deepEqual(parseRubric(WHOLE).rubric, WHOLE_RUBRIC);
  });

  it('reads the same with CRLF, behind a byte order mark, and as JSON', () => {
    assert.deepEqual(parseRubric(WHOLE.replaceAll('\n', '\r\n')).rubric, WHOLE_RUBRIC);
    assert.deepEqual(parseRubric(`\ufeff${WHOLE}`).rubric, WHOLE_RUBRIC);
    const { rubric, problems } = parseRubric(JSON.stringify({ $schema: './rubric.schema.json', ...WHOLE_RUBRIC }, null, 2));
    assert.deepEqual(problems, []);
    assert.deepEqual(rubric, WHOLE_RUBRIC);
  });

  it('leaves out what is optional and not there', () => {
    const { rubric } = parseRubric(WHOLE.slice(0, WHOLE.indexOf('instruction')).replace(/description.*\n/, ''));
    assert.deepEqual(rubric, { name: WHOLE_RUBRIC.name, criteria: WHOLE_RUBRIC.criteria, scores: WHOLE_RUBRIC.scores, tags: [], examples: [] });
  });

  it('takes quoted score keys, and aliases for texts', () => {
    const text = whole('  2: It', '  "2": It').replace('instruction: I am', 'instruction: &exam I am').replace(/instruction: I am.*\n/, 'instruction: *exam\n');
    assert.deepEqual(parseRubric(text).problems, []);
    assert.deepEqual(parseRubric(text).rubric, WHOLE_RUBRIC);
  });

  it('drops the white space around a description, and only line breaks at the end of a passage', () => {
    assert.equal(parseRubric(whole('criteria: Does', 'criteria: |\n  Does')).rubric?.criteria, WHOLE_RUBRIC.criteria);
    assert.equal(parseRubric(whole('instruction: Answer the letter.', 'instruction: |2\n    indented\n  line \n')).rubric?.instruction, '  indented\nline ');
  });

  it('reads YAML 1.2 even when the file declares 1.1', () => {
    assert.equal(parseRubric(`%YAML 1.1\n---\n${whole('kindness', 'yes')}`).rubric?.name, 'yes');
  });

  it('reads the template of a new rubric without problems', () => {
    const { rubric, problems } = parseRubric(NEW_RUBRIC_TEMPLATE);
    assert.deepEqual(problems, []);
    assert.equal(rubric?.examples.length, 1);
  });

  it('tells all problems in file order', () => {
    const { problems } = parseRubric(whole('kindness', '1').replace('3.5', '9').replace('score: 1', 'score: 8'));
    assert.deepEqual(problems.map(({ code }) => code), ['wrong-type', 'threshold-out-of-range', 'example-score']);
  });

  it('tells at most 100 problems, errors before advice', () => {
    const text = `${Array.from({ length: 200 }, (_, index) => `key${index}: a`).join('\n')}\nthreshold: 9\n`;
    const { problems } = parseRubric(text);
    assert.equal(problems.length, 100);
    assert.equal(problems.filter(({ severity }) => severity === 'error').length, 4);
  });

  it('indents every line with spaces in one fix', () => {
    const text = WHOLE.replaceAll(/^ {2}(?=\d)/gm, '\t');
    const { problems } = parseRubric(text);
    assert.deepEqual(problems.map(({ code }) => code), Array.from({ length: 5 }, () => 'tab-indentation'));
    assert.equal(applyFix(text, problems[0]?.fix ?? assert.fail('no fix')), WHOLE);
  });

  it('adds missing scores one after the other until the rubric is whole', () => {
    let text = WHOLE.replaceAll(/^ {2}[245]: .*\n/gm, '');
    for (let fixed = 0; fixed < 3; fixed += 1) {
      const fix = parseRubric(text).problems.find(({ code }) => code === 'missing-score')?.fix;
      assert.ok(fix);
      text = applyFix(text, fix);
    }
    assert.deepEqual(Object.keys(parseRubric(text).rubric?.scores ?? {}), ['1', '2', '3', '4', '5']);
  });

  describe('reports in a file that YAML reads', () => {
    BROKEN_RUBRICS.forEach(checkFile);
  });

  describe('reports in a file with faulty or needless YAML', () => {
    BROKEN_YAML.forEach(checkFile);
  });

  describe('advises about', () => {
    POOR_RUBRICS.forEach(checkFile);
  });
});

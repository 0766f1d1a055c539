import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { GENERAL_CRITERIA } from '../../../../../src/core/rubric/exchange/finishDraft.ts';
import { importRubrics, type ImportedRubric } from '../../../../../src/core/rubric/exchange/importRubrics.ts';
import { NEW_RUBRIC_TEMPLATE } from '../../../../../src/core/rubric/newRubricTemplate.ts';

const LEVELS = ['It insults.', 'It is cold.', 'It is polite.', 'It is warm.', 'It is warm and helps.'];

/** The one rubric of a text in a format. */
function one(text: string, format: string): ImportedRubric {
  const { rubrics, ...imported } = all(text);
  assert.equal(imported.format, format);
  const [rubric, ...others] = rubrics;
  assert.deepEqual(others, []);
  assert.ok(rubric);
  return rubric;
}

function all(text: string): { readonly format: string; readonly rubrics: readonly ImportedRubric[] } {
  const imported = importRubrics(text);
  assert.ok(imported.ok, imported.ok ? '' : imported.error);
  return imported.value;
}

function assertWhole({ rubric, notes }: ImportedRubric, criteria = 'Is it kind?'): void {
  assert.equal(rubric.criteria, criteria);
  assert.deepEqual(Object.values(rubric.scores), LEVELS);
  assert.deepEqual(notes, []);
}

describe('importing rubrics', () => {
  it('reads Prometheus rubric text, alone and in a whole prompt', () => {
    const text = `[Is it kind?]\n${LEVELS.map((level, index) => `Score ${index + 1}: ${level}`).join('\n')}`;
    assertWhole(one(text, 'Prometheus rubric text'));
    assertWhole(one(text.replaceAll('\n', '\r\n'), 'Prometheus rubric text'));
    assertWhole(one(`###Task Description:\nGrade.\n\n###Response to evaluate:\n1: no\n2: no\n\n###Score Rubrics:\n${text}\n\n###Feedback: `, 'Prometheus rubric text'));
  });

  it('says which levels a Prometheus rubric text leaves out', () => {
    const { rubric, notes } = one('[Is it kind?]\nScore 1: No.\nScore 2: Hardly.\nScore 4: Yes.', 'Prometheus rubric text');
    assert.equal(rubric.scores[1], 'No.');
    assert.match(rubric.scores[5], /^To be written/);
    assert.match(notes.join(' '), /scores 3, 4, 5|scores 3, 5/);
  });

  it('reads dictionaries as JSON and as Python source', () => {
    const json = JSON.stringify({ criteria: 'Is it kind?', ...Object.fromEntries(LEVELS.map((level, index) => [`score${index + 1}_description`, level])) });
    assertWhole(one(json, 'score descriptions'));
    const python = `from prometheus_eval.prompts import SCORE_RUBRIC_TEMPLATE\n\nrubric_data = {\n  'criteria': ("Is it "  # the question\n     "kind?"),\n  'score1_description': 'It insults.',\n  "score2_description": """It is cold.""",\n  'score3_description': r'It is polite.',\n  'score4_description': u"It is warm.",\n  'score5_description': 'It is warm and helps.',\n}\n\nscore_rubric = SCORE_RUBRIC_TEMPLATE.format(**rubric_data)\n`;
    assertWhole(one(python, 'score descriptions'));
  });

  it('reads escapes of both languages', () => {
    const { rubric } = one('{"score1_description": "caf\\u00e9", \'score2_description\': \'It\\\'s\', "score3_description": "a\\nb", "score4_description": "\\U0001F600", "score5_description": "c:\\\\d"}', 'score descriptions');
    assert.deepEqual(Object.values(rubric.scores), ['café', 'It\'s', 'a\nb', '😀', 'c:\\d']);
  });

  it('reads the rubrics of Ragas, which have no criteria, and says so', () => {
    const { rubric, notes } = one(`rubrics = {${LEVELS.map((level, index) => `"score${index + 1}_description": "${level}"`).join(',')},}`, 'score descriptions');
    assert.equal(rubric.criteria, GENERAL_CRITERIA);
    assert.deepEqual(Object.values(rubric.scores), LEVELS);
    assert.match(notes.join(' '), /No criterion/);
  });

  it('reads records of the Prometheus data sets, as a list and as lines', () => {
    const record = { orig_instruction: 'Write.', orig_criteria: 'Is it kind?', ...Object.fromEntries(LEVELS.map((level, index) => [`orig_score${index + 1}_description`, level])) };
    for (const text of [JSON.stringify([record, record]), `${JSON.stringify(record)}\n${JSON.stringify(record)}\n`]) {
      const { rubrics } = all(text);
      assert.deepEqual(rubrics.map(({ rubric }) => rubric.name), ['kind', 'kind-2']);
      assert.deepEqual(rubrics.map(({ rubric }) => rubric.scores[5]), [LEVELS[4], LEVELS[4]]);
      assert.match(rubrics[0]?.notes.join(' ') ?? '', /left out/);
    }
  });

  it('reads the llm-rubric assertions of promptfoo, and splits levels out of their text', () => {
    const text = `prompts: [a.txt]\ntests:\n  - assert:\n      - type: contains\n        value: x\n      - type: llm-rubric\n        metric: Kindness\n        threshold: 0.8\n        value: |\n          Is it kind?\n${LEVELS.map((level, index) => `          ${index + 1}: ${level}`).join('\n')}\n      - type: llm-rubric\n        value: Is not an AI that apologises\n`;
    const { format, rubrics } = all(text);
    assert.equal(format, 'promptfoo');
    assert.deepEqual(rubrics.map(({ rubric }) => rubric.name), ['kindness', 'not-ai-that-apologises']);
    assert.deepEqual(Object.values(rubrics[0]?.rubric.scores ?? {}), LEVELS);
    assert.match(rubrics[0]?.notes.join(' ') ?? '', /threshold/);
    assert.equal(rubrics[1]?.rubric.criteria, 'Is not an AI that apologises');
    assert.match(rubrics[1].notes.join(' '), /No level descriptions/);
  });

  it('reads an assertion that was selected from the middle of a line', () => {
    const { rubric } = one('- type: llm-rubric\n        value: Is it kind?', 'promptfoo');
    assert.equal(rubric.criteria, 'Is it kind?');
  });

  it('reads CSV with quotes, line ends in cells, and several rubrics', () => {
    const csv = `name,criteria,score1,score2,score3,score4,score5\nkindness,"Is it kind, really?","It insults.\nLoudly.",b,c,d,"e ""f"""\n,Is it short?,1,2,3,4,5\n`;
    const { format, rubrics } = all(csv);
    assert.equal(format, 'CSV');
    assert.deepEqual(rubrics.map(({ rubric }) => [rubric.name, rubric.criteria, rubric.scores[1], rubric.scores[5]]), [
      ['kindness', 'Is it kind, really?', 'It insults.\nLoudly.', 'e "f"'],
      ['short', 'Is it short?', '1', '5'],
    ]);
  });

  it('reads tables as spreadsheets and Markdown have them', () => {
    assertWhole(one(`Criterion\t1\t2\t3\t4\t5\nIs it kind?\t${LEVELS.join('\t')}`, 'CSV'));
    assertWhole(one(`Criterion;1 (bad);2;3;4;5 (good)\nIs it kind?;${LEVELS.join(';')}`, 'CSV'));
    assertWhole(one(`Our rubric:\n\n| Criterion | 1 | 2 | 3 | 4 | 5 |\n|---|:-:|---|---|---|---|\n| Is it kind? | ${LEVELS.join(' | ')} |\n`, 'a table'));
  });

  it('takes a rubric file as it is, and reports the first error of a broken one', () => {
    assert.equal(one(NEW_RUBRIC_TEMPLATE, 'a rubric file').rubric.name, 'my-criterion');
    const imported = importRubrics(NEW_RUBRIC_TEMPLATE.replace(/^ {2}3: .*\n/mu, ''));
    assert.ok(!imported.ok);
    assert.match(imported.error, /error.*3/);
  });

  it('takes short prose without levels for the criterion', () => {
    const { rubric, notes } = one('Does the answer keep calm?', 'prose');
    assert.equal(rubric.criteria, 'Does the answer keep calm?');
    assert.equal(rubric.name, 'answer-keep-calm');
    assert.match(notes.join(' '), /No level descriptions/);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseRubric, type FieldPlace } from '../../../../src/core/rubric/parseRubric.ts';
import { WHOLE } from './support/wholeRubric.ts';

function textOf(text: string, place: FieldPlace | null | undefined): readonly (string | null)[] | null {
  if (place === null || place === undefined) return null;
  const { key, value } = place;
  return [text.slice(key.start, key.end), value === null ? null : text.slice(value.start, value.end)];
}

describe('the places of a rubric', () => {
  const { nodes } = parseRubric(WHOLE);

  it('name each key in file order', () => {
    assert.deepEqual(nodes.fields.map(({ name }) => name), ['name', 'description', 'criteria', 'scores', 'instruction', 'reference', 'threshold', 'tags', 'examples']);
    assert.deepEqual(textOf(WHOLE, nodes.fields[0]), ['name', 'kindness']);
    assert.deepEqual(textOf(WHOLE, nodes.fields[7]), ['tags', '[tone, support]']);
  });

  it('cover criteria and scores', () => {
    assert.deepEqual(textOf(WHOLE, nodes.criteria), ['criteria', 'Does the response treat the worry of the person kindly?']);
    assert.deepEqual(textOf(WHOLE, nodes.scores[1]), ['1', 'It insults the person or mocks the worry.']);
    assert.deepEqual(textOf(WHOLE, nodes.scores[5]), ['5', 'It names the worry, explains why anybody would have it, and leaves hope.']);
  });

  it('cover each example and its fields', () => {
    assert.equal(nodes.examples.length, 2);
    assert.equal(WHOLE.slice(nodes.examples[1]?.range.start, nodes.examples[1]?.range.end), 'instruction: I am afraid of the exam.\n    response: Good luck.\n    score: 3');
    assert.deepEqual(textOf(WHOLE, nodes.examples[0]?.fields[4]), ['note', 'It blames the person.']);
  });

  it('end a block text before its last line break', () => {
    const text = 'criteria: |\n  Is it kind?\n\nname: a\n';
    assert.deepEqual(textOf(text, parseRubric(text).nodes.criteria), ['criteria', '|\n  Is it kind?']);
  });

  it('are there while a file is being written', () => {
    const text = 'name: a\ncriteria: @is it kind?\nscores:\n  1:\n';
    const { rubric, nodes: found } = parseRubric(text);
    assert.equal(rubric, null);
    assert.deepEqual(found.fields.map(({ name }) => name), ['name', 'criteria', 'scores']);
    assert.deepEqual(textOf(text, found.scores[1]), ['1', null]);
  });

  it('stay empty for a file that is not read', () => {
    assert.deepEqual(parseRubric('\0').nodes, { fields: [], criteria: null, scores: {}, examples: [] });
  });
});

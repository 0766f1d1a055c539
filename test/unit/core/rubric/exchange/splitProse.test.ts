import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { levelMark } from '../../../../../src/core/rubric/exchange/levelMark.ts';
import { splitProse } from '../../../../../src/core/rubric/exchange/splitProse.ts';

const LEVELS = { 1: 'It insults.', 2: 'It is cold.', 3: 'It is polite.', 4: 'It is warm.', 5: 'It is warm and helps.' };
const WRITTEN: Readonly<Record<string, (score: string, text: string) => string>> = {
  'a colon': (score, text) => `${score}: ${text}`,
  'a word and a dash': (score, text) => `Score ${score} - ${text}`,
  'a share': (score, text) => `${score}/5 ${text}`,
  'a list': (score, text) => `${score}. ${text}`,
  brackets: (score, text) => `(${score}) ${text}`.replace(') ', '): '),
  bullets: (score, text) => `- **${score}**: ${text}`,
  'bold words': (score, text) => `* **Level ${score}:** ${text}`,
  headings: (score, text) => `### Score ${score}\n\n${text}\n`,
  stars: (score, text) => `${score} stars: ${text}`,
  'a table': (score, text) => `| ${score} | ${text} |`,
  'a table with the level last': (score, text) => `| ${text} | ${score} |`,
  'an equals sign': (score, text) => `${score} = ${text}`,
  'an en dash': (score, text) => `${score} – ${text}`,
};

describe('splitting levels out of prose', () => {
  for (const [name, write] of Object.entries(WRITTEN)) {
    it(`finds levels written with ${name}, in either order`, () => {
      const lines = Object.entries(LEVELS).map(([score, text]) => write(score, text));
      for (const ordered of [lines, [...lines].reverse()]) {
        const draft = splitProse(`# Is it kind?\n\n${ordered.join('\n')}\n\nA remark behind the scale.`);
        assert.deepEqual(draft?.scores, LEVELS);
        assert.equal(draft.criteria, 'Is it kind?');
      }
    });
  }

  it('finds levels on one line', () => {
    const draft = splitProse(`Is it kind? ${Object.entries(LEVELS).map(([score, text]) => `${score}: ${text}`).join(' ')}`);
    assert.deepEqual(draft?.scores, LEVELS);
    assert.equal(draft.criteria, 'Is it kind?');
  });

  it('keeps the names of levels and lines that go on', () => {
    const draft = splitProse('Criteria: Is it kind?\n\n1 (poor): It insults,\n   and loudly.\n3 (fair): It is polite.\n5 (excellent)\n');
    assert.deepEqual(draft?.scores, { 1: 'Poor: It insults, and loudly.', 3: 'Fair: It is polite.', 5: 'Excellent' });
    assert.equal(draft.criteria, 'Is it kind?');
  });

  it('reads the first of two scales, and says so', () => {
    const draft = splitProse('Kind?\n1: no\n5: yes\nShort?\n1: long\n5: short');
    assert.deepEqual(draft?.scores, { 1: 'no', 5: 'yes Short?' });
    assert.equal(draft.notes.length, 1);
  });

  it('takes no numbers in a text for levels', () => {
    for (const line of ['3 apples are enough.', '1.5 litres', '12: the dozen', '5-star hotels are fine', '2024: a year', '6: too many', 'It costs 3: cheap']) assert.equal(levelMark(line), null, line);
    assert.equal(splitProse('Take 3 apples.\n\n1. Peel them.'), null);
  });
});

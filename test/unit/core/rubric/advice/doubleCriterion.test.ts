import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { asksTwoThings } from '../../../../../src/core/rubric/advice/doubleCriterion.ts';

const TWO = [
  'Is the response clear? Is it short?',
  'Is the response clear and concise?',
  'Is the response accurate, complete and truly helpful?',
  'Does the response answer the question and avoid jargon?',
  'Does it name the worry, and does it leave hope?',
  'Is it polite as well as firm?',
  'Does it explain the cause and/or the remedy?',
];

const ONE = [
  'Is the response clear?',
  'Does the response weigh the pros and cons?',
  'How well does the response treat salt and pepper?',
  'Could a child follow the explanation without help?',
  'Does the response recognise what the person feels and let that shape what it says?',
  '',
];

describe('asksTwoThings', () => {
  for (const criterion of TWO) {
    it(`notices “${criterion}”`, () => {
      assert.ok(asksTwoThings(criterion));
    });
  }
  for (const criterion of ONE) {
    it(`leaves “${criterion}”`, () => {
      assert.ok(!asksTwoThings(criterion));
    });
  }
});

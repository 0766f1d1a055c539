import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { rubricHash } from '../../../../src/core/rubric/rubricHash.ts';
import { SCORES } from '../../../../src/core/rubric/rubric.ts';
import { WHOLE_RUBRIC } from './support/wholeRubric.ts';

describe('rubricHash', () => {
  it('is the SHA-256 of the canonical JSON of criteria and scores', () => {
    // printf '{"criteria":"c","scores":{"1":"a","2":"b","3":"c","4":"d","5":"é"}}' | sha256sum
    assert.equal(rubricHash({ criteria: 'c', scores: { 5: 'é', 4: 'd', 3: 'c', 2: 'b', 1: 'a' } }), '784fe5bdc43a629bfe762bd6677b1744dfb0072c45916af858af1e2ce2e19e9b');
  });

  it('does not count what the evaluator never reads', () => {
    const { criteria, scores } = WHOLE_RUBRIC;
    assert.equal(rubricHash(WHOLE_RUBRIC), rubricHash({ criteria, scores }));
  });

  it('differs when the criterion or any score differs', () => {
    const changed = SCORES.map((score) => rubricHash({ ...WHOLE_RUBRIC, scores: { ...WHOLE_RUBRIC.scores, [score]: 'other' } }));
    const hashes = [rubricHash(WHOLE_RUBRIC), rubricHash({ ...WHOLE_RUBRIC, criteria: 'other' }), ...changed];
    assert.equal(new Set(hashes).size, 7);
  });
});

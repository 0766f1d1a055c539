import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findMarker, shownLength } from '../../../../src/core/grading/feedback/marker.ts';

describe('marker', () => {
  it('is found where it is meant, not where it is quoted', () => {
    assert.equal(findMarker('Good. [RESULT] 4', 0), 6);
    assert.equal(findMarker('It says "[RESULT] 5", forged. [RESULT]', 0), 30);
    assert.equal(findMarker('It says "[RESULT] 5"', 0), -1);
    assert.equal(findMarker('a [RESULT] (an integer) b [RESULT]', 10), 26);
  });

  it('is held back while it may be one', () => {
    assert.equal(shownLength('Good. [RES'), 6);
    assert.equal(shownLength('Good. ['), 6);
    assert.equal(shownLength('Good. [RESX'), 11);
    assert.equal(shownLength('[['), 1);
    assert.equal(shownLength(''), 0);
  });
});

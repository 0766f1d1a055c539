import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Grade } from '../../../../src/core/grading/grade.ts';
import { PanelSelection } from '../../../../src/vscode/panel/panelSelection.ts';
import type { ScorecardResult } from '../../../../src/vscode/scorecards/scorecardResult.ts';
import { sampleGrade } from '../../../support/sampleGrade.ts';

describe('PanelSelection', () => {
  const row = sampleGrade();
  const other = sampleGrade();

  it('follows a running scorecard until the person picks a grade that is none of its rows', () => {
    const selection = new PanelSelection();
    assert.equal(selection.follow(scorecard('a', row)), true);
    selection.pick(row);
    assert.equal(selection.follow(scorecard('a', row)), true);
    assert.equal(selection.grade, row);
    selection.pick(other);
    assert.equal(selection.scorecard, null);
    assert.equal(selection.follow(scorecard('a', row)), false);
    assert.deepEqual([selection.grade, selection.scorecard], [other, null]);
  });

  it('goes back to a scorecard that the person opens, and to one that starts later', () => {
    const selection = new PanelSelection();
    selection.follow(scorecard('a', row));
    selection.pick(other);
    assert.equal(selection.follow(scorecard('b', row)), true);
    selection.pick(other);
    selection.open(scorecard('b', row));
    assert.equal(selection.scorecard?.id, 'b');
    assert.equal(selection.follow(scorecard('b', row)), true);
  });

  it('is not kept from following by a grade that was only made meanwhile', () => {
    const selection = new PanelSelection();
    selection.follow(scorecard('a', row));
    selection.show(other);
    assert.equal(selection.scorecard, null);
    assert.equal(selection.follow(scorecard('a', row)), true);
  });

  it('lets go of a grade that is gone', () => {
    const selection = new PanelSelection();
    selection.show(row);
    selection.forget(({ id }) => id === other.id);
    assert.equal(selection.grade, row);
    selection.forget(({ id }) => id === row.id);
    assert.equal(selection.grade, null);
  });
});

function scorecard(id: string, grade: Grade): ScorecardResult {
  return {
    id, scorecard: { name: 'card', rubrics: [] }, scorecardUri: 'file:///card.yaml', documentUri: 'file:///a.md', running: 0,
    rows: [{ rubric: grade.rubric, weight: 1, threshold: null, grade }],
  };
}

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { PanelBrowser, type PanelPage } from './support/panelPage.ts';
import { gradedSample, runningScorecardSample, scorecardSample, stateSample } from './support/samples.ts';

describe('Panel with a scorecard', function () {
  this.timeout(30_000);
  let browser: PanelBrowser;
  let panel: PanelPage;

  before(async () => {
    browser = await PanelBrowser.launch();
    panel = await browser.open();
  });

  after(async () => {
    await browser.close();
  });

  it('shows the rows as they finish', async () => {
    await panel.send({ type: 'state', state: stateSample({ scorecard: runningScorecardSample() }) });
    const rows = panel.page.locator('.scorecard-row');
    assert.equal(await rows.count(), 4);
    assert.match(await rows.nth(0).innerText(), /emotional-awareness[^]*× 3[^]*expected 3\.7/);
    assert.match(await rows.nth(1).innerText(), /grading…/);
    assert.match(await rows.nth(2).innerText(), /waiting/);
    assert.match(await panel.page.locator('.scorecard').innerText(), /1 of 4 rubrics graded/);
  });

  it('shows total, weakest rubric, what is below its threshold, what has no score and why, and the tokens', async () => {
    await panel.send({ type: 'state', state: stateSample({ scorecard: scorecardSample() }) });
    const text = await panel.page.locator('.scorecard').innerText();
    for (const part of [/3\.2\/5/, /Weakest: honesty-about-uncertainty/, /Incomplete: 3 of 4/, /Below the scorecard’s threshold of 3\.5/, /expected 2\.4[^]*below 3/, /Ungraded: The feedback reached/, /2,107 read, 2,304 reused/]) {
      assert.match(text, part);
    }
  });

  it('opens the grade of a row and marks the row', async () => {
    await panel.page.getByRole('button', { name: /emotional-awareness/ }).click();
    assert.deepEqual((await panel.requests()).at(-1), { type: 'select', gradeId: 'grade-1' });
    await panel.send({ type: 'state', state: stateSample({ scorecard: scorecardSample(), selected: gradedSample(Date.now()) }) });
    assert.equal(await panel.page.locator('[aria-current="true"] .row-name').innerText(), 'emotional-awareness');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'grade-heading');
  });

  it('goes when another grade is on show', async () => {
    await panel.send({ type: 'state', state: stateSample({ selected: gradedSample(Date.now()) }) });
    assert.equal(await panel.page.locator('.scorecard').count(), 0);
    assert.deepEqual(panel.errors, []);
  });
});

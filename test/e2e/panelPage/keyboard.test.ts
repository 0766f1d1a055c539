import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { gradedSample, historySample, runningSample, stateSample } from './support/samples.ts';
import { PanelBrowser, type PanelPage } from './support/panelPage.ts';

describe('Panel by keyboard', function () {
  this.timeout(30_000);
  const now = Date.now();
  let browser: PanelBrowser;
  let panel: PanelPage;

  before(async () => {
    browser = await PanelBrowser.launch();
  });

  after(async () => {
    await browser.close();
  });

  afterEach(async () => {
    await panel.close();
  });

  it('Tab reaches everything once, in reading order', async () => {
    const state = stateSample({ running: [runningSample('')], selected: gradedSample(now), history: historySample(20, now, 40) });
    panel = await browser.open({ state });
    const stops: string[] = [];
    for (let count = 0; count < 15; count += 1) {
      await panel.page.keyboard.press('Tab');
      stops.push(await focusedName(panel));
    }
    assert.deepEqual(stops, [
      'Cancel',
      'Open Rubric',
      'Grade Again',
      'Go to Text',
      'it makes sense that you lay awake before your first day',
      'Most people would rather answer three questions in the first week',
      'Everyone gets over it eventually',
      'Rubric',
      'Instruction',
      'Response',
      'Reference answer',
      'Run details',
      'Search past grades',
      'grade-1',
      'Load More',
    ]);
  });

  it('what has the focus shows it', async () => {
    panel = await browser.open({ state: stateSample({ selected: gradedSample(now), history: historySample(3, now) }) });
    for (let count = 0; count < 12; count += 1) {
      await panel.page.keyboard.press('Tab');
      assert.equal(await focusIsVisible(panel), true, await focusedName(panel));
    }
  });

  it('arrow keys, Home, End and Page Down move in the list, and the Tab stop follows', async () => {
    panel = await browser.open({ state: stateSample({ history: historySample(30, now) }) });
    await panel.page.locator('[data-grade-id="grade-1"]').focus();
    const visited: string[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'PageDown', 'End', 'ArrowDown', 'Home', 'ArrowUp']) {
      await panel.page.keyboard.press(key);
      visited.push(await focusedName(panel));
    }
    assert.deepEqual(visited, ['grade-2', 'grade-3', 'grade-2', 'grade-12', 'grade-30', 'grade-30', 'grade-1', 'grade-1']);
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.locator('[data-grade-id="grade-2"][tabindex="0"]').waitFor();
    assert.equal(await panel.page.locator('[data-grade-id][tabindex="0"]').count(), 1);
  });

  it('Enter opens a grade and the focus follows it; Escape leads back to the row', async () => {
    const history = historySample(5, now);
    panel = await browser.open({ state: stateSample({ history }) });
    await panel.page.locator('[data-grade-id="grade-1"]').focus();
    await panel.page.keyboard.press('Enter');
    assert.deepEqual((await panel.requests()).at(-1), { type: 'select', gradeId: 'grade-1' });
    await panel.send({ type: 'state', state: stateSample({ selected: gradedSample(now), history }) });
    assert.equal(await focusedName(panel), 'emotional-awareness');
    await panel.page.keyboard.press('Escape');
    assert.equal(await focusedName(panel), 'grade-1');
  });

  it('a grade that was not asked for does not take the focus', async () => {
    const history = historySample(5, now);
    panel = await browser.open({ state: stateSample({ history }) });
    await panel.page.locator('[data-grade-id="grade-3"]').focus();
    await panel.send({ type: 'state', state: stateSample({ selected: gradedSample(now), history }) });
    assert.equal(await focusedName(panel), 'grade-3');
  });

  it('a quotation is a button that leads to the text', async () => {
    const grade = gradedSample(now);
    panel = await browser.open({ state: stateSample({ selected: grade }) });
    const quote = panel.page.getByRole('button', { name: 'Everyone gets over it eventually' });
    await quote.focus();
    for (const key of ['Enter', ' ']) await panel.page.keyboard.press(key);
    const expected = { type: 'go-to-text', gradeId: 'grade-1', quote: grade.quotes.at(-1)?.inResponse };
    assert.deepEqual((await panel.requests()).slice(1), [expected, expected]);
    assert.equal(grade.response.slice(expected.quote?.start, expected.quote?.end), 'Everyone gets over it eventually');
  });

  it('Load More goes on with the first grade that came', async () => {
    panel = await browser.open({ state: stateSample({ history: historySample(10, now, 20) }) });
    await panel.page.getByRole('button', { name: 'Load More' }).focus();
    await panel.page.keyboard.press('Enter');
    assert.deepEqual((await panel.requests()).at(-1), { type: 'load-more' });
    await panel.send({ type: 'state', state: stateSample({ history: historySample(20, now) }) });
    assert.equal(await focusedName(panel), 'grade-11');
  });

  it('typing searches once, Arrow Down goes to the list, Escape clears', async () => {
    panel = await browser.open({ state: stateSample({ history: historySample(10, now) }) });
    const field = panel.page.getByRole('textbox', { name: 'Search past grades' });
    await field.focus();
    await panel.page.keyboard.type('moon');
    await panel.page.waitForFunction(() => globalThis.postedRequests.some(({ type }) => type === 'search'));
    assert.deepEqual((await panel.requests()).slice(1), [{ type: 'search', text: 'moon' }]);
    await panel.page.keyboard.press('ArrowDown');
    assert.equal(await focusedName(panel), 'grade-1');
    await field.focus();
    await panel.page.keyboard.press('Escape');
    await panel.page.waitForFunction(() => globalThis.postedRequests.at(-1)?.type === 'search' && globalThis.postedRequests.length === 3);
    assert.deepEqual((await panel.requests()).at(-1), { type: 'search', text: '' });
    assert.equal(await field.inputValue(), '');
  });
});

/** What has the focus: the id of a row, or the first words of anything else. */
async function focusedName({ page }: PanelPage): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return '';
    const heading = focused.querySelector('h3')?.textContent;
    return focused.dataset['gradeId'] ?? focused.getAttribute('aria-label') ?? heading ?? focused.textContent.trim();
  });
}

/** Whether the focused element, or the one inside its shadow root, draws an outline or the focus border. */
async function focusIsVisible({ page }: PanelPage): Promise<boolean> {
  return page.evaluate(() => {
    const outer = document.activeElement;
    const shadow = outer?.shadowRoot;
    const candidates = [outer, shadow?.activeElement, shadow?.querySelector('.root')];
    const border = 'rgb(0, 120, 212)';
    return candidates.some((element) => {
      if (!element) return false;
      const style = getComputedStyle(element);
      return (style.outlineStyle !== 'none' && style.outlineColor === border) || style.borderTopColor === border;
    });
  });
}

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { TRENDS } from './support/analysisSamples.ts';
import { gradedSample, historySample, runningSample, stateSample } from './support/samples.ts';
import { PanelBrowser, type PanelPage } from './support/panelPage.ts';

describe('Panel by keyboard', function () {
  this.timeout(30_000);
  const now = Date.now();
  let browser: PanelBrowser;
  let panel: PanelPage;

  before(async () => {
    browser = await PanelBrowser.launch();
    panel = await browser.open();
  });

  after(async () => {
    await browser.close();
  });

  it('Tab reaches everything once, in reading order', async () => {
    const state = stateSample({ running: [runningSample('')], selected: gradedSample(now), history: historySample(40, now) });
    await panel.restart(state);
    const stops: string[] = [];
    for (let count = 0; count < 27; count += 1) {
      await panel.page.keyboard.press('Tab');
      stops.push(await focusedName(panel));
    }
    assert.deepEqual(stops, [
      'Grades',
      'Cancel',
      'Open Rubric',
      'Close Grade',
      'Grade Again',
      'Go to Text',
      'More Actions',
      'Agree',
      '1',
      '2',
      '3',
      '5',
      'it makes sense that you lay awake before your first day',
      'Most people would rather answer three questions in the first week',
      'Everyone gets over it eventually',
      'Rubric',
      'Instruction',
      'Response',
      'Reference answer',
      'Run details',
      'Search past grades',
      'Filter',
      'Group',
      'Sort',
      'Keys',
      'grade-1',
      'Stored here: 40 grades · 12.4 MB · with texts',
    ]);
  });

  it('what has the focus shows it', async () => {
    await panel.restart(stateSample({ selected: gradedSample(now), history: historySample(3, now) }));
    for (let count = 0; count < 22; count += 1) {
      await panel.page.keyboard.press('Tab');
      assert.equal(await focusIsVisible(panel), true, await focusedName(panel));
    }
  });

  it('arrow keys, Home, End and Page Down move in the list, and the Tab stop follows', async () => {
    await panel.restart(stateSample({ history: historySample(30, now) }));
    await panel.page.locator('[data-grade-id="grade-1"]').focus();
    const visited: string[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'PageDown', 'End', 'ArrowDown', 'Home', 'ArrowUp']) {
      await panel.page.keyboard.press(key);
      await panel.drawn();
      visited.push(await focusedName(panel));
    }
    assert.deepEqual(visited, ['grade-2', 'grade-3', 'grade-2', 'grade-12', 'grade-30', 'grade-30', 'grade-1', 'grade-1']);
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.locator('[data-grade-id="grade-2"][tabindex="0"]').waitFor();
    assert.equal(await panel.page.locator('[data-grade-id][tabindex="0"]').count(), 1);
  });

  it('Enter opens a grade and the focus follows it; Escape leads back to the row', async () => {
    const history = historySample(5, now);
    await panel.restart(stateSample({ history }));
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
    await panel.restart(stateSample({ history }));
    await panel.page.locator('[data-grade-id="grade-3"]').focus();
    await panel.send({ type: 'state', state: stateSample({ selected: gradedSample(now), history }) });
    assert.equal(await focusedName(panel), 'grade-3');
  });

  it('a quotation is a button that leads to the text', async () => {
    const grade = gradedSample(now);
    await panel.restart(stateSample({ selected: grade }));
    const quote = panel.page.getByRole('button', { name: 'Everyone gets over it eventually' });
    await quote.focus();
    for (const key of ['Enter', ' ']) await panel.page.keyboard.press(key);
    const expected = { type: 'go-to-text', gradeId: 'grade-1', quote: grade.quotes.at(-1)?.inResponse };
    assert.deepEqual((await panel.requests()).slice(1), [expected, expected]);
    assert.equal(grade.response.slice(expected.quote?.start, expected.quote?.end), 'Everyone gets over it eventually');
  });

  it('Arrow Down in the search goes to the list, Escape clears it', async () => {
    await panel.restart(stateSample({ history: historySample(10, now) }));
    const field = panel.page.getByRole('textbox', { name: 'Search past grades' });
    await field.fill('moon');
    await panel.page.waitForFunction(() => globalThis.postedRequests.some(({ type }) => type === 'show-history'));
    await panel.page.keyboard.press('ArrowDown');
    assert.equal(await focusedName(panel), 'grade-1');
    await field.focus();
    await panel.page.keyboard.press('Escape');
    await panel.page.waitForFunction(() => globalThis.postedRequests.filter(({ type }) => type === 'show-history').length === 2);
    assert.deepEqual((await panel.requests()).at(-1), { type: 'show-history', shown: { filter: {}, sort: 'newest', groupBy: null } });
    await panel.drawn();
    assert.equal(await field.inputValue(), '');
  });

  it('in the list Space chooses, A and digits label, Delete asks to delete', async () => {
    await panel.restart(stateSample({ history: historySample(10, now) }));
    await panel.page.locator('[data-grade-id="grade-1"]').focus();
    for (const key of [' ', 'a', '2', '4', 'ArrowDown', 'Delete', ' ']) await panel.page.keyboard.press(key);
    await panel.page.locator('[aria-checked="true"]').nth(1).waitFor();
    await panel.page.keyboard.press('Delete');
    const disagree = { kind: 'disagree', score: 2 };
    assert.deepEqual((await panel.requests()).slice(1), [
      { type: 'label', gradeId: 'grade-1', opinion: { kind: 'agree' }, note: '' },
      { type: 'label', gradeId: 'grade-1', opinion: disagree, note: '' },
      { type: 'label', gradeId: 'grade-1', opinion: { kind: 'agree' }, note: '' },
      { type: 'delete-grades', gradeIds: ['grade-2'] },
      { type: 'delete-grades', gradeIds: ['grade-1', 'grade-2'] },
    ]);
    assert.equal(await panel.page.getByRole('option', { checked: true }).count(), 2);
  });

  it('keys that come faster than the list is drawn act on what they did before', async () => {
    await panel.restart(stateSample({ history: historySample(60, now) }));
    await panel.page.locator('[data-grade-id="grade-1"]').focus();
    await panel.page.evaluate(() => {
      const press = (key: string): void => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      };
      for (const key of [' ', 'ArrowDown', ' ', 'Delete', 'End', 'Delete', 'ArrowUp', 'a']) press(key);
    });
    assert.deepEqual((await panel.requests()).filter(({ type }) => type !== 'history-rows').slice(1), [
      { type: 'delete-grades', gradeIds: ['grade-1', 'grade-2'] },
      { type: 'delete-grades', gradeIds: ['grade-60'] },
      // The note of the label before is kept.
      { type: 'label', gradeId: 'grade-59', opinion: { kind: 'agree' }, note: 'Too strict.' },
    ]);
  });

  it('Escape leads from a grade that was opened in the chart back to its point', async () => {
    const history = historySample(5, now);
    await panel.restart(stateSample({ history }));
    await panel.page.getByRole('tab', { name: 'Trend' }).click();
    await panel.send({ type: 'trend', filter: { rubricName: 'clarity' }, trend: TRENDS.changed, problem: null });
    const point = panel.page.locator('[data-point-id]').nth(3);
    const id = (await point.getAttribute('data-point-id')) ?? '';
    await point.focus();
    await panel.page.keyboard.press('Enter');
    await panel.send({ type: 'state', state: stateSample({ selected: { ...gradedSample(now), id }, history }) });
    assert.equal(await focusedName(panel), 'emotional-awareness');
    await panel.page.keyboard.press('Escape');
    await panel.page.waitForFunction((wanted) => document.activeElement?.getAttribute('data-point-id') === wanted, id);
    assert.deepEqual((await panel.requests()).at(-1), { type: 'show-trend', filter: { rubricName: 'clarity' } });
  });

  it('Compare is a tab once two are chosen; the arrow keys lead to it', async () => {
    const tabNames = (): Promise<string[]> => panel.page.getByRole('tab').allTextContents();
    await panel.restart(stateSample({ history: historySample(10, now) }));
    await panel.page.locator('[data-grade-id="grade-1"]').press(' ');
    assert.deepEqual(await tabNames(), ['Grades', 'Trend', 'Trust']);
    await panel.page.locator('[data-grade-id="grade-3"]').press(' ');
    await panel.page.getByRole('tab', { name: 'Compare (2)' }).waitFor();
    await panel.page.getByRole('tab', { name: 'Grades' }).focus();
    await panel.page.keyboard.press('End');
    assert.equal(await focusedName(panel), 'Compare (2)');
    assert.deepEqual((await panel.requests()).at(-1), { type: 'show-comparison', gradeIds: ['grade-1', 'grade-3'] });
    await panel.page.keyboard.press('Home');
    assert.equal((await panel.requests()).at(-1)?.type, 'show-history');
  });

  it('in the grade A and digits label, but not while a note is written', async () => {
    const grade = gradedSample(now);
    const label = { opinion: { kind: 'disagree', score: 2 }, note: 'Hm', labelledAt: now } as const;
    await panel.restart(stateSample({ selected: { ...grade, label }, history: historySample(3, now) }));
    await panel.page.locator('#grade-heading').focus();
    await panel.page.keyboard.press('3');
    await panel.page.getByRole('textbox', { name: 'Note' }).focus();
    await panel.page.keyboard.press('End');
    await panel.page.keyboard.type(' a1');
    await panel.page.keyboard.press('Enter');
    assert.deepEqual((await panel.requests()).slice(1), [
      { type: 'label', gradeId: 'grade-1', opinion: { kind: 'disagree', score: 3 }, note: 'Hm' },
      { type: 'label', gradeId: 'grade-1', opinion: label.opinion, note: 'Hm a1' },
    ]);
  });

  it('the menu of a grade opens, moves, runs, and gives the focus back on Escape', async () => {
    await panel.restart(stateSample({ selected: gradedSample(now), history: historySample(3, now) }));
    await panel.page.getByRole('button', { name: 'More Actions' }).press('Enter');
    assert.equal(await focusedName(panel), 'Grade Again with Another Evaluator…');
    await panel.page.keyboard.press('ArrowDown');
    assert.equal(await focusedName(panel), 'Compare with Previous');
    await panel.page.keyboard.press('Escape');
    assert.equal(await focusedName(panel), 'More Actions');
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('Enter');
    assert.deepEqual((await panel.requests()).at(-1), { type: 'grade-again', gradeId: 'grade-1', otherEvaluator: true });
  });

  it('Close puts the grade away; its row opens it again', async () => {
    await panel.restart(stateSample({ selected: gradedSample(now), history: historySample(3, now) }));
    await panel.page.getByRole('button', { name: 'Close Grade' }).click();
    await panel.page.locator('#grade-heading').waitFor({ state: 'detached' });
    assert.equal(await focusedName(panel), 'grade-1');
    await panel.page.locator('[data-grade-id="grade-1"]').press('Enter');
    await panel.page.locator('#grade-heading').waitFor();
  });
});

/** What has the focus: the id of a row, or the first words of anything else. */
async function focusedName({ page }: PanelPage): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return '';
    const heading = focused.querySelector('h3')?.textContent;
    const label = focused.closest('label')?.querySelector('span')?.textContent;
    return focused.dataset['gradeId'] ?? focused.getAttribute('aria-label') ?? label ?? heading ?? focused.textContent.trim();
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

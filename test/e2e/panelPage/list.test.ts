import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { serveHistory } from './support/fakeHost.ts';
import { PanelBrowser, type PanelPage } from './support/panelPage.ts';
import { historySample, stateSample } from './support/samples.ts';

const MANY = 100_000;
const MOST_DRAWN = 80;

describe('Panel list of 100,000 grades', function () {
  this.timeout(30_000);
  const now = Date.now();
  let browser: PanelBrowser;
  let panel: PanelPage;

  before(async () => {
    browser = await PanelBrowser.launch();
    panel = await browser.open();
    await serveHistory(panel, MANY, now);
  });

  after(async () => {
    await browser.close();
  });

  const drawn = (): Promise<number> => panel.page.locator('.row').count();
  const focusedId = (): Promise<string | null> => panel.page.evaluate(() => document.activeElement?.getAttribute('data-grade-id') ?? null);
  const focusReaches = (id: string): Promise<unknown> => panel.page.waitForFunction((wanted) => document.activeElement?.getAttribute('data-grade-id') === wanted, id);

  it('draws only what is in view, and says how many there are', async () => {
    assert.ok((await drawn()) < MOST_DRAWN);
    const row = panel.page.locator('[data-grade-id="grade-3"]');
    assert.deepEqual([await row.getAttribute('aria-posinset'), await row.getAttribute('aria-setsize')], ['3', String(MANY)]);
  });

  it('scrolled to the end it shows the last grade, and has not asked for those it went past', async () => {
    await panel.page.evaluate(() => {
      window.scrollTo(0, document.documentElement.scrollHeight);
    });
    await panel.page.locator(`[data-grade-id="grade-${MANY}"]`).waitFor();
    assert.ok((await drawn()) < MOST_DRAWN);
    const asked = (await panel.requests()).filter(({ type }) => type === 'history-rows');
    assert.ok(asked.length < 6, `${asked.length} requests`);
  });

  it('the last row is not hidden below the line of what is stored', async () => {
    const [row, line] = await Promise.all([panel.page.locator(`[data-grade-id="grade-${MANY}"]`).boundingBox(), panel.page.locator('.storage').boundingBox()]);
    assert.ok(row !== null && line !== null && row.y + row.height <= line.y + 1);
  });

  it('Home, End, Page Down and the arrow keys go over the whole list', async () => {
    await panel.page.evaluate(() => {
      window.scrollTo(0, 0);
    });
    await panel.page.locator('[data-grade-id="grade-1"]').focus();
    await panel.page.keyboard.press('End');
    await focusReaches(`grade-${MANY}`);
    await panel.page.keyboard.press('ArrowUp');
    await focusReaches(`grade-${MANY - 1}`);
    await panel.page.keyboard.press('Home');
    await focusReaches('grade-1');
    await panel.page.keyboard.press('PageDown');
    await focusReaches('grade-11');
    assert.equal(await panel.page.locator('[data-row][tabindex="0"]').count(), 1);
  });

  it('a row that is scrolled out of view keeps the focus', async () => {
    await panel.page.evaluate(() => {
      window.scrollTo(0, 500_000);
    });
    await panel.page.waitForFunction(() => [...document.querySelectorAll('.row:not(.placeholder)')].some((row) => Number(row.getAttribute('data-row')) > 10_000));
    assert.equal(await focusedId(), 'grade-11');
    await panel.page.keyboard.press('ArrowDown');
    await focusReaches('grade-12');
  });

  it('a reader further down stays at the row when grades come on top', async () => {
    const history = historySample(MANY, now);
    const reader = await browser.open({ state: stateSample({ history }) });
    await reader.page.evaluate(() => {
      window.scrollTo(0, 600);
    });
    await reader.drawn();
    const row = reader.page.locator('[data-grade-id="grade-20"]');
    const before = await row.boundingBox();
    const [first] = history.firstRows;
    assert.ok(first);
    const newer = [1, 2].map((index) => ({ ...first, id: `newer-${index}` }));
    const [group] = history.groups;
    assert.ok(group);
    await reader.send({ type: 'state', state: stateSample({ history: { ...history, version: history.version + 1, groups: [{ ...group, count: MANY + 2 }], firstRows: [...newer, ...history.firstRows] } }) });
    assert.deepEqual(await row.boundingBox(), before);
    assert.equal(await row.getAttribute('aria-posinset'), '22');
    await reader.close();
  });

  it('groups fold, their headers stay in view, and the list is a tree', async () => {
    await panel.page.getByRole('combobox', { name: 'Group' }).selectOption('By file');
    const header = panel.page.getByRole('treeitem', { name: /^group 0/ });
    await header.focus();
    assert.deepEqual([await header.getAttribute('aria-expanded'), await header.getAttribute('aria-setsize')], ['true', '100']);
    await panel.page.evaluate(() => {
      document.querySelector('.rows')?.scrollIntoView();
      window.scrollBy(0, 4000);
    });
    await panel.page.waitForFunction(() => Number(document.querySelector('.row:last-child')?.getAttribute('data-row')) > 80);
    const [top, tabs] = await Promise.all([header.boundingBox(), panel.page.getByRole('tablist').boundingBox()]);
    assert.ok(top !== null && tabs !== null && Math.abs(top.y - (tabs.y + tabs.height)) <= 2, JSON.stringify([top, tabs]));
    await panel.page.keyboard.press('ArrowLeft');
    await panel.page.locator('.group-header[aria-expanded="false"]').waitFor();
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.waitForFunction(() => document.activeElement?.textContent.includes('group 1') === true);
  });

  it('typing searches once, and the answer is said', async () => {
    const field = panel.page.getByRole('textbox', { name: 'Search past grades' });
    await field.focus();
    await panel.page.keyboard.type('moon');
    await panel.page.waitForFunction(() => document.querySelector('.count-line')?.textContent.includes('3 of 100,000 grades'));
    const searches = (await panel.requests()).filter((request) => request.type === 'show-history' && request.shown.filter.search !== undefined);
    assert.equal(searches.length, 1);
    assert.match((await panel.page.getByRole('log').locator('p').allTextContents()).at(-1) ?? '', /^3 grades found/);
    assert.deepEqual(panel.errors, []);
  });

  it('filters narrow it, stand above it as chips, and are cleared at once', async () => {
    await panel.page.getByRole('button', { name: 'Filter' }).click();
    await panel.page.getByRole('combobox', { name: 'Rubric' }).selectOption({ index: 2 });
    await panel.page.getByRole('button', { name: '4', exact: true }).click();
    await panel.page.getByRole('button', { name: 'Remove filter: Score: 4' }).waitFor();
    const last = (await panel.requests()).findLast(({ type }) => type === 'show-history');
    assert.deepEqual(last, { type: 'show-history', shown: { filter: { search: 'moon', rubricName: 'factual-accuracy', scores: [4] }, sort: 'newest', groupBy: 'document' } });
    await panel.page.getByRole('button', { name: 'Clear filters' }).click();
    await panel.page.waitForFunction(() => document.querySelector('.chip') === null);
    // The field takes its value a frame later.
    await panel.drawn();
    assert.equal(await panel.page.getByRole('textbox', { name: 'Search past grades' }).inputValue(), '');
  });

  it('rows that are on their way have their places', async () => {
    const waiting = await browser.open({ state: stateSample({ history: historySample(MANY, now, 5) }) });
    const rows = waiting.page.locator('.row');
    assert.equal(await rows.nth(4).getAttribute('aria-busy'), 'false');
    assert.equal(await rows.nth(5).getAttribute('aria-busy'), 'true');
    assert.equal((await waiting.requests()).filter(({ type }) => type === 'history-rows').length, 1);
    await waiting.close();
  });
});

import assert from 'node:assert/strict';
import axeCore from 'axe-core';
import { after, before, describe, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../harness/launchBrowser.ts';
import { HOSTILE, sampleReport } from '../../support/reportSample.ts';

const URL = 'http://report.test/';
const SCHEMES = ['light', 'dark'] as const;

describe('HTML report in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let page: Page;
  const requested: string[] = [];
  const complaints: string[] = [];

  before(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route('**', (route) => {
      requested.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: sampleReport() });
    });
    await page.goto(URL);
  });

  after(async () => {
    await browser.close();
  });

  it('loads nothing, runs nothing, and shows hostile texts as text', async () => {
    const hostile = page.locator('details.grade').first();
    await hostile.locator('summary').click();
    assert.equal(await hostile.getByRole('heading', { name: 'Response' }).locator('+ p').textContent(), HOSTILE);
    assert.equal(await page.title(), 'Grades, 2026-11-24 19:20 UTC');
    assert.equal(await page.locator('script, img, b').count(), 0);
    assert.deepEqual([requested, complaints], [[URL], []]);
  });

  it('draws a point for each grade of a rubric, inside of its chart, and joins none across graders', async () => {
    const chart = page.getByRole('img', { name: /^Expected score of emotional-awareness/u });
    assert.equal(await chart.locator('use').count(), 80);
    assert.equal(await chart.locator('.join').count(), 80 - 3);
    assert.equal(await chart.locator('.change').count(), 2);
    const frame = await chart.boundingBox();
    const marks = await chart.locator('use').evaluateAll((all) => all.map((mark) => mark.getBoundingClientRect()).map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 })));
    assert.ok(frame !== null);
    for (const { x, y } of marks) assert.ok(x >= frame.x - 1 && x <= frame.x + frame.width + 1 && y >= frame.y - 1 && y <= frame.y + frame.height + 1, JSON.stringify([x, y, frame]));
  });

  it('opens with the keyboard alone', async () => {
    const second = page.locator('details.grade').nth(1);
    await second.locator('summary').focus();
    await page.keyboard.press('Enter');
    assert.equal(await second.getByRole('heading', { name: 'Why there is no score' }).isVisible(), true);
  });

  it('has everything open on paper', async () => {
    const closed = page.locator('details.grade').nth(5).getByRole('heading', { name: 'Feedback', includeHidden: true });
    const height = (): Promise<number> => closed.evaluate((heading) => heading.getBoundingClientRect().height);
    assert.equal(await height(), 0);
    await page.emulateMedia({ media: 'print' });
    assert.ok((await height()) > 0);
    await page.emulateMedia({ media: 'screen' });
  });

  it('is never wider than the window', async () => {
    for (const width of [1200, 400]) {
      await page.setViewportSize({ width, height: 900 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
  });

  it('axe finds nothing in light and dark, with the grades open', async () => {
    await page.locator('details.grade, figure:first-of-type > details').evaluateAll((all) => {
      for (const details of all) details.setAttribute('open', '');
    });
    await page.evaluate(axeCore.source);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html}`)), [], colorScheme);
    }
  });
});

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, describe, it } from 'mocha';
import { PanelBrowser, type PanelPage } from './support/panelPage.ts';
import { namedStates } from './support/states.ts';
import { THEMES } from './support/themes.ts';

// Pictures to look at cost more than the tests, so they are taken on demand: PANEL_PICTURES=.build/screenshots
const PICTURES = process.env['PANEL_PICTURES'];

describe('Panel layout', function () {
  this.timeout(30_000);
  let browser: PanelBrowser;
  let normal: PanelPage;
  let zoomed: PanelPage;

  before(async () => {
    if (PICTURES !== undefined) await mkdir(PICTURES, { recursive: true });
    browser = await PanelBrowser.launch();
    normal = await browser.open();
    zoomed = await browser.open({ width: 150, height: 400 });
  });

  after(async () => {
    await browser.close();
  });

  for (const [name, state] of Object.entries(namedStates(Date.now()))) {
    it(`${name} fits 300 px in every theme`, async () => {
      await normal.send({ type: 'state', state });
      for (const theme of THEMES) {
        await normal.useTheme(theme);
        await takePicture(normal, `${name}-${theme.name}`);
        assert.deepEqual(await overflowing(normal), [], theme.name);
      }
      assert.deepEqual(normal.errors, []);
    });

    it(`${name} fits 300 px at a zoom of 200 %, all sections open`, async () => {
      await zoomed.send({ type: 'state', state });
      await zoomed.openSections();
      await takePicture(zoomed, `${name}-zoomed`);
      assert.deepEqual(await overflowing(zoomed), []);
    });
  }

  it('in a wide panel the columns stand under their names, which stay in view', async () => {
    const wide = await browser.open({ width: 700, state: namedStates(Date.now())['long-history'] });
    assert.deepEqual(await overflowing(wide), []);
    const left = async (selector: string): Promise<number> => Math.round((await wide.page.locator(selector).first().boundingBox())?.x ?? NaN);
    for (const [name, part] of [['expected', '.row-expected'], ['rubric', '.row-name'], ['file', '.row-file'], ['evaluator', '.row-evaluator']] as const) {
      assert.equal(await left(`[data-column="${name}"]`), await left(part), name);
    }
    await wide.page.evaluate(() => {
      window.scrollTo(0, 5000);
    });
    await wide.drawn();
    const [names, tabs] = await Promise.all([wide.page.locator('.column-names').boundingBox(), wide.page.getByRole('tablist').boundingBox()]);
    assert.ok(names !== null && tabs !== null && Math.abs(names.y - (tabs.y + tabs.height)) <= 2, JSON.stringify([names, tabs]));
    await wide.close();
  });
});

async function takePicture({ page }: PanelPage, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  const fullPage = !name.startsWith('long-history');
  await page.screenshot({ path: `${PICTURES}/panel-${name}.png`, fullPage });
}

/** The elements that stick out to the side; empty when there is nothing to scroll to. */
async function overflowing({ page }: PanelPage): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
    return ['the page', ...wide.map((element) => `${element.tagName}.${element.className}`)];
  });
}

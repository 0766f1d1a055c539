import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, describe, it } from 'mocha';
import { PanelBrowser, type PanelPage } from './support/panelPage.ts';
import { namedStates } from './support/states.ts';
import { THEMES } from './support/themes.ts';

const PICTURES = '.build/screenshots';

describe('Panel layout', function () {
  this.timeout(30_000);
  let browser: PanelBrowser;

  before(async () => {
    await mkdir(PICTURES, { recursive: true });
    browser = await PanelBrowser.launch();
  });

  after(async () => {
    await browser.close();
  });

  for (const [name, state] of Object.entries(namedStates(Date.now()))) {
    it(`${name} fits 300 px in every theme`, async () => {
      const panel = await browser.open({ state });
      for (const theme of THEMES) {
        await panel.useTheme(theme);
        await panel.page.screenshot({ path: `${PICTURES}/panel-${name}-${theme.name}.png`, fullPage: name !== 'long-history' });
        assert.deepEqual(await overflowing(panel), [], theme.name);
      }
      assert.deepEqual(panel.errors, []);
      await panel.close();
    });

    it(`${name} fits 300 px at a zoom of 200 %`, async () => {
      const panel = await browser.open({ state, width: 150, height: 400 });
      for (const summary of await panel.page.locator('summary').all()) await summary.click();
      await panel.page.screenshot({ path: `${PICTURES}/panel-${name}-zoomed.png` });
      assert.deepEqual(await overflowing(panel), []);
      await panel.close();
    });
  }
});

/** The elements that stick out to the side; empty when there is nothing to scroll to. */
async function overflowing({ page }: PanelPage): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
    return ['the page', ...wide.map((element) => `${element.tagName}.${element.className}`)];
  });
}

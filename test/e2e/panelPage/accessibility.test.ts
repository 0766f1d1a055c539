import assert from 'node:assert/strict';
import axeCore from 'axe-core';
import { after, before, describe, it } from 'mocha';
import { PanelBrowser, type PanelPage } from './support/panelPage.ts';
import { namedStates } from './support/states.ts';
import { THEMES } from './support/themes.ts';

declare global {
  // Its source, run in the page, defines it there.
  var axe: typeof axeCore;
}

describe('Panel accessibility', function () {
  this.timeout(60_000);
  let browser: PanelBrowser;

  before(async () => {
    browser = await PanelBrowser.launch();
  });

  after(async () => {
    await browser.close();
  });

  describe('by axe, in every theme, with all sections open', () => {
    let panel: PanelPage;

    before(async () => {
      panel = await browser.open({ reducedMotion: true });
      await panel.page.evaluate(axeCore.source);
    });

    for (const [name, state] of Object.entries(namedStates(Date.now()))) {
      it(`finds nothing in ${name}`, async () => {
        await panel.send({ type: 'state', state });
        await panel.openSections();
        for (const [index, theme] of THEMES.entries()) {
          await panel.useTheme(theme);
          assert.deepEqual(await violations(panel, index === 0 ? null : ['color-contrast']), [], theme.name);
        }
      });
    }
  });

  it('axe does find what is wrong, so that an empty list means something', async () => {
    const panel = await browser.open({ state: namedStates(Date.now()).graded });
    await panel.page.evaluate(axeCore.source);
    await panel.page.addStyleTag({ content: '.prose { color: #555 !important; }' });
    assert.deepEqual(await violations(panel), ['color-contrast: .prose']);
    await panel.close();
  });

  it('has one main landmark and headings without gaps', async () => {
    const panel = await browser.open({ state: namedStates(Date.now()).graded });
    const headings = await panel.page.locator('h1, h2, h3').evaluateAll((found) => found.map((heading) => `${heading.tagName} ${heading.textContent}`));
    assert.deepEqual(headings, [
      'H1 Prometheus grades',
      'H2 emotional-awareness',
      'H3 Your label',
      'H3 Feedback',
      'H3 Rubric',
      'H3 Instruction',
      'H3 Response',
      'H3 Reference answer',
      'H3 Run details',
      'H2 History',
    ]);
    assert.equal(await panel.page.getByRole('main').count(), 1);
    await panel.close();
  });

  it('the distribution is a table with the numbers that are drawn', async () => {
    const panel = await browser.open({ state: namedStates(Date.now()).graded });
    const rows = await panel.page.getByRole('table', { name: 'Probability of each score' }).getByRole('row').evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent).join(' ')));
    const words = rows.map((row) => row.split(/\s+/).join(' ').trim());
    assert.deepEqual(words.slice(-5), ['5 7 %', '4, the score 62 %', '3 28 %', '2 3 %', '1 <1 %']);
    await panel.close();
  });

  it('shows no moving parts to people who want none', async () => {
    const panel = await browser.open({ state: namedStates(Date.now())['running-feedback'], reducedMotion: true });
    const moving = await panel.page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
    assert.equal(await panel.page.locator('.ring').isVisible(), false);
    await panel.close();
  });

  it('keeps its bars and pips in forced colours', async () => {
    const panel = await browser.open({ state: namedStates(Date.now()).graded, forcedColors: true });
    const fill = await panel.page.locator('.decided .fill').evaluate((bar) => getComputedStyle(bar).fill);
    const pip = await panel.page.locator('.score .pips .on').first().evaluate((mark) => getComputedStyle(mark).backgroundColor);
    const text = await panel.page.locator('.prose').evaluate((prose) => getComputedStyle(prose).color);
    assert.deepEqual([fill, pip], [text, text]);
    await panel.close();
  });
});

// A theme changes colours alone, so that the other rules need to run once.
async function violations({ page }: PanelPage, rules: readonly string[] | null = null): Promise<string[]> {
  const result = await page.evaluate((only) => {
    const some = only === null ? {} : { runOnly: { type: 'rule' as const, values: [...only] } };
    return globalThis.axe.run(document, { resultTypes: ['violations'], ...some });
  }, rules);
  return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { PanelState } from '../../../src/protocol/panelProtocol.ts';
import { gradedSample, historySample, runningSample, stateSample, STORAGE, summarySample } from './support/samples.ts';
import { PanelBrowser, type PanelPage } from './support/panelPage.ts';

const HOSTILE: Readonly<Record<string, string>> = {
  markup: '<img src=x onerror="globalThis.hacked = true"><script>globalThis.hacked = true</script><b>bold</b>',
  'a template literal': '${globalThis.hacked = true} <!--?lit$123$--> {{x}}',
  'a link': '<a href="command:workbench.action.quit">press</a> [x](javascript:alert(1))',
  'one line of 100 kB': 'x'.repeat(100_000),
  'right to left, with overrides': 'שלום \u202Eevil\u202C العربية 123 \u2067abc',
  emoji: '👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301\u0301\u0301\u0301 𝕏',
  'control characters': 'a\u0000b\u0007c\u001B[31md',
};

describe('Hostile text in the panel', function () {
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

  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`${name} is shown as text`, async () => {
      await panel.send({ type: 'state', state: everywhere(text) });
      await panel.openSections();
      const texts = await panel.page.locator('.grade .prose, .text, .criteria, .grade-head bdi, .stream .prose, .row-text bdi, .row-evaluator bdi, .path').allTextContents();
      assert.equal(texts.length, 11);
      assert.equal(await panel.page.locator('.chip bdi').textContent(), `Rubric: ${text}`);
      for (const shown of texts) assert.equal(shown, text);
      assert.equal(await panel.page.evaluate(() => 'hacked' in globalThis), false);
      assert.equal(await panel.page.locator('img, a, b:not(.numeral b, .score-badge b), script:not([nonce])').count(), 0);
      assert.equal(await panel.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true);
      assert.deepEqual(panel.errors, []);
    });
  }
});

function everywhere(text: string): PanelState {
  const now = Date.now();
  const grade = gradedSample(now);
  const selected = {
    ...grade,
    rubricName: text,
    criteria: text,
    documentName: text,
    instruction: text,
    response: text,
    reference: text,
    quotes: [],
    verdict: { ...grade.verdict, feedback: text },
  };
  const sample = historySample(1, now);
  const history = {
    ...sample,
    shown: { ...sample.shown, filter: { rubricName: text } },
    firstRows: [{ ...summarySample(0, now), responseExcerpt: text, modelName: text }],
    groups: [{ key: text, label: text, count: 1, meanExpected: 3 }],
    facets: { ...sample.facets, rubrics: [{ value: text, label: text, count: 1 }] },
    storage: { ...STORAGE, path: text },
  };
  return stateSample({ running: [runningSample(text)], selected, history });
}

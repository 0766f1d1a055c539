import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { doubtfulSample, gradedSample, historySample, runningSample, stateSample } from './support/samples.ts';
import { PanelBrowser, type PanelPage } from './support/panelPage.ts';

describe('Streaming in the panel', function () {
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

  it('says that it is ready before it is sent anything', async () => {
    panel = await browser.open();
    assert.deepEqual(await panel.requests(), [{ type: 'ready' }]);
    assert.equal(await panel.page.getByText('Loading grades…').isVisible(), true);
  });

  it('300 messages over a thousand past grades touch the running grade alone', async () => {
    panel = await browser.open({ state: stateSample({ running: [runningSample('')], selected: gradedSample(now), history: historySample(1000, now) }) });
    const touched = await panel.page.evaluate(async () => {
      const regions: string[] = [];
      const observer = new MutationObserver((changes) => {
        for (const { target } of changes) regions.push((target instanceof Element ? target : target.parentElement)?.closest('[data-region]')?.getAttribute('data-region') ?? 'none');
      });
      observer.observe(document.querySelector('main') ?? document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      for (let count = 0; count < 300; count += 1) {
        window.postMessage({ type: 'progress', runId: 'run-1', stage: `Writing (${count} tokens)`, fraction: null, tokensPerSecond: 8, feedbackDelta: 'word ' }, '*');
      }
      await new Promise((resolve) => setTimeout(resolve));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      observer.disconnect();
      return [...new Set(regions)];
    });
    assert.deepEqual(touched, ['running']);
    assert.equal(await panel.page.locator('.stream .prose').textContent(), 'word '.repeat(300));
  });

  it('follows the end of the feedback, but not when the person has scrolled up', async () => {
    panel = await browser.open({ state: stateSample({ running: [runningSample('line\n'.repeat(60))] }) });
    const box = panel.page.locator('.stream');
    const distance = (): Promise<number> => box.evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop);
    assert.ok((await distance()) < 2);
    await box.evaluate((element) => {
      element.scrollTop = 0;
    });
    await panel.send(progress('more\n'.repeat(5)));
    assert.equal(await box.evaluate((element) => element.scrollTop), 0);
  });

  it('has each sentence said once, when it is complete, and then the result', async () => {
    panel = await browser.open({ state: stateSample({ running: [runningSample('')], history: historySample(3, now) }) });
    for (const delta of ['The answer is ki', 'nd. It gives 4.5', ' reasons! And', ' then it stops']) await panel.send(progress(delta));
    assert.deepEqual(await said(panel), ['The answer is kind.', 'It gives 4.5 reasons!']);
    await panel.send({ type: 'state', state: stateSample({ selected: doubtfulSample(now), history: historySample(3, now) }) });
    assert.deepEqual((await said(panel)).at(-1), 'Graded 2 out of 5, factual-accuracy.');
  });

  it('cancel asks once and says that it was asked', async () => {
    panel = await browser.open({ state: stateSample({ running: [runningSample('')] }) });
    await panel.page.getByRole('button', { name: 'Cancel' }).click();
    await panel.page.getByRole('button', { name: 'Cancelling…' }).click({ force: true });
    assert.deepEqual((await panel.requests()).slice(1), [{ type: 'cancel', runId: 'run-1' }]);
  });

  it('comes back after a reload with its sections, its place and its grade', async () => {
    const state = stateSample({ selected: gradedSample(now), history: historySample(60, now) });
    panel = await browser.open({ state });
    await panel.page.getByText('Run details').click();
    await panel.page.evaluate(() => {
      window.scrollTo(0, 900);
    });
    await panel.page.waitForFunction(() => (sessionStorage.getItem('kept') ?? '').includes('"scrollTop":900'));
    await panel.page.reload();
    await panel.send({ type: 'state', state: { ...state, selected: null } });
    assert.deepEqual((await panel.requests()).slice(0, 2), [{ type: 'ready' }, { type: 'select', gradeId: 'grade-1' }]);
    await panel.send({ type: 'state', state });
    assert.equal(await panel.page.getByText('prometheus-13b-v1.0 Q4_K_M').first().isVisible(), true);
    assert.equal(await panel.page.evaluate(() => document.activeElement?.tagName), 'BODY');
  });

  function progress(feedbackDelta: string) {
    return { type: 'progress', runId: 'run-1', stage: 'Writing the feedback', fraction: null, tokensPerSecond: 8, feedbackDelta } as const;
  }
});

async function said({ page }: PanelPage): Promise<string[]> {
  return page.getByRole('log').locator('p').allTextContents();
}

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import axeCore from 'axe-core';
import { after, before, describe, it } from 'mocha';
import type { PanelMessage } from '../../../src/protocol/panelProtocol.ts';
import { COMPARISONS, TRENDS, TRUSTS } from './support/analysisSamples.ts';
import { PanelBrowser, type PanelPage } from './support/panelPage.ts';
import { historySample, stateSample } from './support/samples.ts';
import { THEMES } from './support/themes.ts';

// Pictures to look at cost more than the tests, so they are taken on demand: PANEL_PICTURES=.build/screenshots
const PICTURES = process.env['PANEL_PICTURES'];

type Analysis = 'trend' | 'trust' | 'comparison';

interface Case {
  readonly name: string;
  readonly view: Analysis;
  readonly message: PanelMessage;
}

const CASES: readonly Case[] = [
  ...Object.entries(TRENDS).map(([name, trend]): Case => ({ name: `trend-${name}`, view: 'trend', message: { type: 'trend', filter: {}, trend, problem: null } })),
  ...Object.entries(TRUSTS).map(([name, reports]): Case => ({ name: `trust-${name}`, view: 'trust', message: { type: 'trust', reports, problem: null } })),
  ...Object.entries(COMPARISONS).map(([name, view]): Case => ({ name: `comparison-${name}`, view: 'comparison', message: { type: 'comparison', view, problem: null } })),
  { name: 'trend-problem', view: 'trend', message: { type: 'trend', filter: {}, trend: null, problem: 'The history cannot be read: the file is locked. Close other windows and try again.' } },
];

const ALL_RULES: axeCore.RunOptions = { resultTypes: ['violations'] };
/** All that a theme can change. */
const CONTRAST: axeCore.RunOptions = { ...ALL_RULES, runOnly: ['color-contrast'] };

/** Cases that between them have every colour; axe is too slow to look at all cases in all themes. */
const COLOURFUL: ReadonlySet<string> = new Set(['trend-one-line', 'trust-one-label', 'comparison-response']);

const HISTORY = stateSample({ history: historySample(12, Date.now()) });

describe('Trend, trust and comparison', function () {
  this.timeout(60_000);
  let browser: PanelBrowser;
  let panel: PanelPage;

  before(async () => {
    if (PICTURES !== undefined) await mkdir(PICTURES, { recursive: true });
    browser = await PanelBrowser.launch();
    panel = await browser.open({ state: HISTORY, reducedMotion: true });
    await panel.page.evaluate(axeCore.source);
  });

  after(async () => {
    await browser.close();
  });

  for (const each of CASES.filter(({ name }) => name !== 'trend-thousands' && name !== 'trend-bursts')) {
    const colourful = COLOURFUL.has(each.name);
    it(`${each.name} fits 300 px, and axe finds nothing${colourful ? ' in any theme' : ''}`, async () => {
      await show(panel, each);
      await panel.openSections();
      for (const [index, theme] of THEMES.entries()) {
        if (index > 0 && !colourful && PICTURES === undefined) continue;
        await panel.useTheme(theme);
        assert.deepEqual(await violations(panel, index === 0 ? ALL_RULES : CONTRAST), [], theme.name);
        await takePicture(panel, `${each.name}-${theme.name}`);
      }
      assert.deepEqual(await overflowing(panel), []);
      assert.deepEqual(panel.errors, []);
    });
  }

  it('fits 300 px at a zoom of 200 %, and 900 px', async () => {
    const zoomed = await browser.open({ state: HISTORY, width: 150, height: 400 });
    const wide = await browser.open({ state: HISTORY, width: 900 });
    for (const each of CASES.filter(({ name }) => ['trend-rubrics', 'trust-many', 'comparison-evaluator'].includes(name))) {
      for (const [size, page] of [['zoomed', zoomed], ['wide', wide]] as const) {
        await show(page, each);
        await takePicture(page, `${each.name}-${size}`);
        await page.openSections();
        assert.deepEqual(await overflowing(page), [], `${each.name} ${size}`);
      }
    }
    await Promise.all([zoomed.close(), wide.close()]);
  });

  it('keeps lines, bars and marks in forced colours', async () => {
    const forced = await browser.open({ state: HISTORY, forcedColors: true });
    await show(forced, caseNamed('trend-rubrics'));
    await takePicture(forced, 'trend-rubrics-forced');
    const strokes = await forced.page.locator('.trend-chart .line').evaluateAll((lines) => lines.map((line) => [getComputedStyle(line).stroke, line.getAttribute('stroke-dasharray')]));
    const text = await forced.page.locator('h2').first().evaluate((heading) => getComputedStyle(heading).color);
    assert.deepEqual(new Set(strokes.map(([stroke]) => stroke)), new Set([text]));
    assert.equal(new Set(strokes.map(([, dashes]) => dashes)).size, strokes.length);
    await show(forced, caseNamed('trust-many'));
    await takePicture(forced, 'trust-many-forced');
    await forced.close();
  });

  it('the chart is one Tab stop, arrows walk along and between the lines, Enter opens the grade', async () => {
    await show(panel, caseNamed('trend-changed'));
    const points = panel.page.locator('.trend-plot [data-point-id]');
    assert.equal(await points.count(), TRENDS.changed.series.reduce((sum, series) => sum + series.points.length, 0));
    await panel.page.locator('.trend-scope select').last().focus();
    await panel.page.keyboard.press('Tab');
    const visited: string[] = [await focusedPoint(panel)];
    for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'ArrowDown', 'End', 'ArrowUp', 'ArrowUp']) {
      await panel.page.keyboard.press(key);
      visited.push(await focusedPoint(panel));
    }
    const [seven, next] = ['emotional-awareness-7b-2', 'emotional-awareness-13-2'];
    assert.deepEqual(visited, [`${seven}-8`, `${seven}-8`, `${seven}-7`, `${seven}-0`, `${next}-11`, `${next}-11`, `${seven}-0`, `${seven}-0`]);
    assert.equal(await panel.page.locator('.trend-plot [tabindex="0"]').count(), 1);
    await panel.page.keyboard.press('Enter');
    assert.deepEqual((await panel.requests()).at(-1), { type: 'select', gradeId: `${seven}-0` });
    await show(panel, caseNamed('trend-changed'));
    assert.equal(await panel.page.locator('.trend-plot [tabindex="0"]').count(), 1);
  });

  it('a point says its time, expected score, spread, score, rubric and evaluator, and the table says the same', async () => {
    await show(panel, caseNamed('trend-single'));
    const name = await panel.page.locator('[data-point-id]').getAttribute('aria-label');
    assert.match(name ?? '', /^16 Oct 2026, 13:03, expected 1\.7 ± 0\.4, score 2, rubric emotional-awareness, evaluator prometheus-13b-v1\.0 Q4_K_M, line A$/);
    await panel.openSections();
    const row = await panel.page.locator('.data tbody tr').innerText();
    assert.match(row, /^16 Oct 2026, 13:03\s+1\.7 ± 0\.4\s+2\s+emotional-awareness\s+prometheus-13b/);
  });

  it('choosing a rubric asks for its trend and keeps the other filters', async () => {
    const filter = { search: 'moon', documentUri: 'file:///home/ada/prompts/answers.jsonl' };
    await show(panel, { name: '', view: 'trend', message: { type: 'trend', filter, trend: TRENDS.rubrics, problem: null } });
    await panel.page.getByRole('combobox', { name: 'Rubric' }).selectOption('factual-accuracy');
    assert.deepEqual((await panel.requests()).at(-1), { type: 'show-trend', filter: { ...filter, rubricName: 'factual-accuracy' } });
    await panel.page.getByRole('combobox', { name: 'File' }).selectOption('All files');
    assert.deepEqual((await panel.requests()).at(-1), { type: 'show-trend', filter: { search: 'moon' } });
  });

  it('thousands of grades draw as at most 300 points, with the lowest and the highest among them', async () => {
    await show(panel, caseNamed('trend-thousands'));
    const drawn = await panel.page.locator('[data-point-id]').evaluateAll((points) => points.map((point) => point.getAttribute('data-point-id')));
    assert.ok(drawn.length > 100 && drawn.length <= 300, String(drawn.length));
    const all = TRENDS.thousands.series.flatMap(({ points }) => points).toSorted((a, b) => a.expectedScore - b.expectedScore);
    for (const extreme of [all.at(0), all.at(-1)]) assert.ok(all.some(({ id, expectedScore }) => expectedScore === extreme?.expectedScore && drawn.includes(id)));
    assert.match(await panel.page.locator('.trend').innerText(), /3,000 grades/);
  });

  it('trust names the agreement, its warning and the remarks, and adds labels as examples', async () => {
    await show(panel, caseNamed('trust-many'));
    const reports = panel.page.locator('.trust-report');
    assert.match(await reports.nth(0).innerText(), /Gives your score in \d+ of 63 labels \(\d+ %\); kappa 0\.\d\d \(0\.\d\d to 0\.\d\d\)\.[^]*3 labels are from an earlier version[^]*1 labelled run is ungraded/);
    assert.match(await reports.nth(1).innerText(), /too few to say/);
    await reports.nth(0).getByRole('button', { name: 'Add Labels to Rubric as Examples' }).click();
    assert.deepEqual((await panel.requests()).at(-1), { type: 'labels-to-examples', rubricName: 'emotional-awareness' });
  });

  it('a comparison names what differs first, and opens diffs between neighbours', async () => {
    await show(panel, caseNamed('comparison-evaluator'));
    assert.match(await panel.page.locator('.comparison').innerText(), /^Comparison\s+The rubric, the evaluator and the response differ/);
    assert.equal(await panel.page.locator('.comparison .notice.warning').count(), 1);
    const response = panel.page.locator('.differences > li').filter({ hasText: 'Response' });
    await response.getByRole('button', { name: 'Show Diff B–C' }).click();
    assert.deepEqual((await panel.requests()).at(-1), { type: 'open-diff', gradeIds: ['grade-9', 'grade-12'], part: 'response' });
    await panel.page.getByRole('button', { name: 'Open C' }).click();
    assert.deepEqual((await panel.requests()).at(-1), { type: 'select', gradeId: 'grade-12' });
    await show(panel, caseNamed('comparison-ungraded'));
    assert.equal(await panel.page.locator('.differences').getByRole('button').count(), 0);
  });
});

function caseNamed(name: string): Case {
  const found = CASES.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no case ${name}.`);
  return found;
}

async function show(page: PanelPage, { view, message }: Case): Promise<void> {
  await page.send(view === 'comparison' ? { type: 'show-view', view, gradeIds: ['grade-1', 'grade-2'] } : { type: 'show-view', view });
  await page.send(message);
}

async function focusedPoint({ page }: PanelPage): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-point-id') ?? `not a point: ${document.activeElement?.tagName ?? ''}`);
}

async function violations({ page }: PanelPage, rules: axeCore.RunOptions): Promise<string[]> {
  const result = await page.evaluate((options) => globalThis.axe.run('main', options), rules);
  return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

async function takePicture({ page }: PanelPage, name: string): Promise<void> {
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

/** The elements that stick out to the side; empty when there is nothing to scroll to. */
async function overflowing({ page }: PanelPage): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
    return ['the page', ...wide.map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`)];
  });
}

// Times of the panel's page in Chromium at 1,000, 10,000 and 100,000 grades, the host simulated in the page:
//   node test/bench/panel.ts [COUNT...]
// An operation lasts from the event to the second frame after what it changes is drawn, so that a time below 33 ms is as fast as
// the browser draws. A long task is one that holds the page for more than 50 ms.
import { serveHistory } from '../e2e/panelPage/support/fakeHost.ts';
import { PanelBrowser, type PanelPage } from '../e2e/panelPage/support/panelPage.ts';

const STEPS = 40;

interface Row {
  readonly operation: string;
  readonly medianMs: number;
  readonly worstMs: number;
  readonly longTasks: number;
}

async function bench(count: number): Promise<void> {
  const panel = await browser.open({ width: 420, height: 900 });
  await panel.page.evaluate(watchLongTasks);
  await serveHistory(panel, count, Date.now());
  await longTasks(panel);
  for (const [operation, step] of Object.entries(OPERATIONS)) {
    const times: number[] = [];
    for (let index = 0; index < STEPS; index += 1) times.push(await panel.page.evaluate(step, index));
    times.sort((a, b) => a - b);
    const row = { operation, medianMs: times[STEPS / 2] ?? NaN, worstMs: times.at(-1) ?? NaN, longTasks: await longTasks(panel) };
    report(count, row, await panel.page.locator('.row').count());
  }
  await panel.close();
}

function report(count: number, { operation, medianMs, worstMs, longTasks: long }: Row, rows: number): void {
  console.log(`| ${count.toLocaleString('en')} | ${operation} | ${medianMs.toFixed(1)} | ${worstMs.toFixed(1)} | ${long} | ${rows} |`);
}

// These run in the page, each by itself: nothing from outside is there.
const OPERATIONS: Readonly<Record<string, (index: number) => Promise<number>>> = {
  'scroll by a wheel step': async () => {
    const start = performance.now();
    window.scrollBy(0, 120);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - start;
  },
  'jump, until the rows are there': async (index) => {
    const start = performance.now();
    window.scrollTo(0, (document.documentElement.scrollHeight * ((index * 7) % 40)) / 40);
    do await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    while (document.querySelector('.row.placeholder') !== null);
    return performance.now() - start;
  },
  'filter by a score, until the list is there': async (index) => {
    if (index === 0) document.querySelector<HTMLElement>('.tool[aria-expanded="false"]')?.click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const start = performance.now();
    document.querySelector<HTMLElement>('.filter-bar .toggles .tool')?.click();
    do await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    while (document.querySelector('.busy-line') !== null || document.querySelector('.row.placeholder') !== null);
    return performance.now() - start;
  },
  'group and ungroup': async (index) => {
    const start = performance.now();
    const select = document.querySelector('select');
    if (select === null) throw new Error('There is no field for the groups.');
    select.selectedIndex = index % 2 === 0 ? 1 : 0;
    select.dispatchEvent(new Event('change'));
    do await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    while (document.querySelector('.busy-line') !== null || document.querySelector('.row.placeholder') !== null);
    return performance.now() - start;
  },
  'move by a key to the next row': async (index) => {
    const start = performance.now();
    const row = document.querySelector<HTMLElement>('[data-row][tabindex="0"]');
    if (index === 0) row?.focus();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - start;
  },
  'open a grade, until it has the focus': async () => {
    document.querySelector<HTMLElement>('[aria-label="Close Grade"]')?.click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const start = performance.now();
    document.querySelector<HTMLElement>('.row .row-name')?.click();
    do await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    while (document.activeElement?.id !== 'grade-heading');
    return performance.now() - start;
  },
  'choose a row': async (index) => {
    const start = performance.now();
    document.querySelectorAll<HTMLElement>('.row-choose')[index % 5]?.click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - start;
  },
};

function watchLongTasks(): void {
  const seen: number[] = [];
  Object.assign(globalThis, { seenLongTasks: seen });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.push(duration);
  }).observe({ entryTypes: ['longtask'] });
}

/** Long tasks since the last call. */
async function longTasks({ page }: PanelPage): Promise<number> {
  return page.evaluate(() => {
    const seen: unknown = Reflect.get(globalThis, 'seenLongTasks');
    return Array.isArray(seen) ? seen.splice(0).length : 0;
  });
}

const asked = process.argv.slice(2).map(Number);
const counts = asked.length > 0 ? asked : [1_000, 10_000, 100_000];
const browser = await PanelBrowser.launch();
try {
  console.log('| grades | operation | median ms | worst ms | long tasks | rows in the page |\n| ---: | --- | ---: | ---: | ---: | ---: |');
  for (const count of counts) await bench(count);
} finally {
  await browser.close();
}

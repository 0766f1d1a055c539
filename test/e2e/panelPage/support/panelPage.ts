import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PanelMessage, PanelRequest, PanelState } from '../../../../src/protocol/panelProtocol.ts';
import { launchBrowser } from '../../../harness/launchBrowser.ts';
import { bundlePage, type Bundle } from './bundle.ts';
import { ORIGIN, shellHtml, themeStyle } from './shell.ts';
import { THEMES, type Theme } from './themes.ts';

declare global {
  // What the faked VS Code API has received, for the tests to read.
  var postedRequests: PanelRequest[];
  // Set by a test that answers in the page, as a host would.
  var answerRequest: ((request: PanelRequest) => void) | undefined;
}

/** How to open the page. */
export interface OpenOptions {
  readonly theme?: Theme;
  /** Sent after `ready`; left out, the page stays without a state. */
  readonly state?: PanelState;
  /** CSS pixels; default 300 by 800. */
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
}

/** Real Chromium with the real bundle, and VS Code's API faked. */
export class PanelBrowser {
  readonly #browser: Browser;
  readonly #bundle: Bundle;

  private constructor(browser: Browser, bundle: Bundle) {
    this.#browser = browser;
    this.#bundle = bundle;
  }

  static async launch(): Promise<PanelBrowser> {
    const [browser, bundle] = await Promise.all([launchBrowser(), bundlePage()]);
    return new PanelBrowser(browser, bundle);
  }

  async open(options: OpenOptions = {}): Promise<PanelPage> {
    const { width = 300, height = 800, reducedMotion = false, forcedColors = false, theme = THEMES[0] } = options;
    if (theme === undefined) throw new Error('There is no theme.');
    const context = await this.#browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: 2,
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      forcedColors: forcedColors ? 'active' : 'none',
      timezoneId: 'Europe/London',
    });
    const page = await preparedPage(context, shellHtml(theme), this.#bundle);
    if (options.state !== undefined) await page.send({ type: 'state', state: options.state });
    return page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

async function preparedPage(context: BrowserContext, html: string, { script, style }: Bundle): Promise<PanelPage> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await context.route(`${ORIGIN}/`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await context.route(`${ORIGIN}/main.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await context.route(`${ORIGIN}/main.css`, (route) => route.fulfill({ contentType: 'text/css', body: style }));
  await page.addInitScript(fakeVsCode);
  await page.goto(`${ORIGIN}/`);
  return new PanelPage(page, errors);
}

// Runs in the page. The kept state outlives a reload, as in VS Code.
function fakeVsCode(): void {
  globalThis.postedRequests = [];
  Object.assign(globalThis, {
    acquireVsCodeApi: () => ({
      postMessage: (request: PanelRequest) => {
        globalThis.postedRequests.push(request);
        globalThis.answerRequest?.(request);
      },
      getState: (): unknown => JSON.parse(sessionStorage.getItem('kept') ?? 'null') ?? undefined,
      setState: (state: unknown) => {
        sessionStorage.setItem('kept', JSON.stringify(state));
      },
    }),
  });
}

/** The opened page. */
export class PanelPage {
  readonly page: Page;
  /** Uncaught errors and refusals of the content security policy. */
  readonly errors: readonly string[];

  constructor(page: Page, errors: readonly string[]) {
    this.page = page;
    this.errors = errors;
  }

  /** Sends a message as the host does, and waits until it is drawn. */
  async send(message: PanelMessage): Promise<void> {
    await this.page.evaluate(async (sent) => {
      window.postMessage(sent, '*');
      await new Promise((resolve) => setTimeout(resolve));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, message);
  }

  /** Starts the page anew with a state, as after a window was closed and opened: cheaper than another page. */
  async restart(state: PanelState): Promise<void> {
    await this.page.evaluate(() => {
      sessionStorage.clear();
    });
    await this.page.reload();
    await this.send({ type: 'state', state });
  }

  /** Waits until what was done is drawn. */
  async drawn(): Promise<void> {
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }

  /** Changes the theme as VS Code does while the page is open. */
  async useTheme(theme: Theme): Promise<void> {
    await this.page.evaluate(async ({ style, kind }) => {
      document.documentElement.setAttribute('style', style);
      document.body.dataset['vscodeThemeKind'] = kind;
      document.body.className = kind;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, { style: themeStyle(theme), kind: theme.kind });
  }

  /** Opens each part of the page that is closed: sections of the grade, filters, keys, storage. */
  async openSections(): Promise<void> {
    const closed = this.page.locator('details:not([open]) > summary, .tool[aria-expanded="false"]:not([aria-haspopup])');
    // What was sent or clicked last may not be drawn yet, and then what looks closed is about to go.
    await this.drawn();
    while ((await closed.count()) > 0) {
      await closed.first().click();
      await this.drawn();
    }
  }

  /** What the page has asked of the host. */
  async requests(): Promise<readonly PanelRequest[]> {
    return this.page.evaluate(() => globalThis.postedRequests);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

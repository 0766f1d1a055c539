import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './findChromium.ts';

/** Without these the browser needs a display and a sandbox, and talks to its maker's servers. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium; the caller closes it. */
export async function launchBrowser(announce: (line: string) => void = console.log): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(announce), args: FLAGS, headless: true });
}

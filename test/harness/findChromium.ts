import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { getuid } from 'node:process';
import type { Announce } from './installEditor.ts';
import { run } from './run.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The path of a Chromium, installed with Debian's package manager where there is none. Throws when that is not possible. */
export async function findChromium(announce: Announce): Promise<string> {
  const present = onPath();
  if (present !== undefined) return present;
  await installChromium(announce);
  const installed = onPath();
  if (installed === undefined) throw new Error('Chromium was installed, but is not on the PATH.');
  return installed;
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((file) => existsSync(file));
}

async function installChromium(announce: Announce): Promise<void> {
  if (getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error('The tests need a browser: put chromium or google-chrome on the PATH.');
  }
  announce('Installing Chromium with apt-get (about 350 MB, once).');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', 'chromium'], { env });
}

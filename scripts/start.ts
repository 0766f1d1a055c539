// Opens samples/ in VS Code in the browser, with the packed extension installed, until Ctrl+C.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../test/harness/run.ts';
import { startEditor } from '../test/harness/startEditor.ts';
import { BUILD, ROOT, VSIX } from './support/paths.ts';

const workspace = join(BUILD, 'editor', 'samples');

console.log('==> Packing the extension');
await run('node', [join(ROOT, 'scripts', 'package.ts')]);
// A copy, so that the samples of the repository stay as they are. What was changed in it is kept.
await mkdir(workspace, { recursive: true });
await cp(join(ROOT, 'samples'), workspace, { recursive: true, force: false });
const editor = await startEditor({ workspace, vsix: VSIX, profile: join(BUILD, 'editor', 'profile'), announce: (line) => { console.log(`==> ${line}`); } });
console.log(`\nVS Code is at ${editor.url}\nOpen responses.md, put the cursor into the response, and run "Prometheus: Grade Selection" (F1). Ctrl+C here ends it.`);
openBrowser(editor.url);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
await editor.dispose();
process.exit(0);

/** Where there is no browser to open, the address above is enough. */
function openBrowser(url: string): void {
  const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };
  const [program, ...args] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined);
  opener.unref();
}

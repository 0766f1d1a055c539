// node test/harness/runHost.ts REPORT [EXTENSION_FOLDER]: runs test/host inside the extension host of a real VS Code.
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { bundleHostTests } from './bundleHostTests.ts';
import { exitOnSignals } from './exitOnSignals.ts';
import { launchBrowser } from './launchBrowser.ts';
import type { MochaReport } from './mochaReport.ts';
import { printReport } from './printReport.ts';
import { startEditor } from './startEditor.ts';

const RUN_LIMIT_MS = 480_000;
const root = resolve(import.meta.dirname, '..', '..');
const [reportFile, extensionFolder = root] = process.argv.slice(2);
if (reportFile === undefined) throw new Error('Usage: runHost.ts REPORT [EXTENSION_FOLDER]');

exitOnSignals();
await rm(reportFile, { force: true });
const log = await runInEditor(await bundleHostTests(root), resolve(extensionFolder), resolve(reportFile));
const logFile = join(root, '.build', 'logs', 'host.log');
await mkdir(join(root, '.build', 'logs'), { recursive: true });
await writeFile(logFile, log);
process.exitCode = await conclude(reportFile, log, logFile);

/** Opens the sample workspace with the tests in its extension host, and gives what was logged until they ended. */
async function runInEditor(testsPath: string, extensionPath: string, report: string): Promise<string> {
  await using resources = new AsyncDisposableStack();
  // The tests write into the workspace, so they get a copy.
  const workspace = await mkdtemp(join(tmpdir(), 'prometheus-workspace-'));
  resources.defer(() => rm(workspace, { recursive: true, force: true }));
  await cp(join(root, 'samples'), workspace, { recursive: true });
  const editor = await startEditor({ workspace, development: { extensionPath, testsPath }, env: { PROMETHEUS_TEST_REPORT: report } });
  resources.defer(() => editor.dispose());
  const browser = await launchBrowser();
  resources.defer(() => browser.close());
  return await openAndWait(await browser.newPage(), editor.url);
}

async function openAndWait(page: Page, url: string): Promise<string> {
  const lines: string[] = [];
  const ended = Promise.withResolvers<undefined>();
  const limit = setTimeout(() => {
    lines.push(`The tests did not end within ${RUN_LIMIT_MS / 1000} s.`);
    ended.resolve(undefined);
  }, RUN_LIMIT_MS);
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    lines.push(format(...args));
  });
  await page.exposeFunction('codeAutomationExit', () => {
    ended.resolve(undefined);
  });
  await page.goto(url);
  await ended.promise;
  clearTimeout(limit);
  return lines.join('\n');
}

/** A run without a report broke down before its end; then the log is the only witness. */
async function conclude(report: string, log: string, logFile: string): Promise<number> {
  if (!existsSync(report)) {
    console.error(`${log}\n\nThe host tests wrote no report.`);
    return 1;
  }
  const parsed = JSON.parse(await readFile(report, 'utf8')) as MochaReport;
  printReport(parsed);
  if (parsed.failed > 0) console.error(`What the editor logged is in ${logFile}`);
  return parsed.failed > 0 ? 1 : 0;
}

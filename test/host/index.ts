import { globSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { runAndReport } from '../harness/mochaReport.ts';

const TEST_LIMIT_MS = 60_000;

/** The entry that the extension host calls: runs the test bundles beside it, and fails when a test does. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const reportFile = process.env['PROMETHEUS_TEST_REPORT'];
  if (reportFile === undefined) throw new Error('PROMETHEUS_TEST_REPORT does not say where the report goes.');
  const mocha = new Mocha({ timeout: TEST_LIMIT_MS, reporter: 'spec', color: false, forbidOnly: true });
  for (const file of globSync('**/*.test.cjs', { cwd: __dirname }).sort()) mocha.addFile(join(__dirname, file));
  await mocha.loadFilesAsync();
  const report = await runAndReport(mocha, reportFile);
  if (report.failed > 0) throw new Error(`${report.failed} failed`);
}

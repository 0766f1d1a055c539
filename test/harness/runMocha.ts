// node test/harness/runMocha.ts REPORT TIMEOUT_MS GLOB...: runs test files, prints each test, and writes a report that can be counted.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import Mocha from 'mocha';
import './propertySeed.ts';
import { exitOnSignals } from './exitOnSignals.ts';
import { runAndReport } from './mochaReport.ts';

const [reportFile, timeoutMs, ...globs] = process.argv.slice(2);
if (reportFile === undefined || timeoutMs === undefined) throw new Error('Usage: runMocha.ts REPORT TIMEOUT_MS GLOB...');

exitOnSignals();
const mocha = new Mocha({ timeout: Number(timeoutMs), reporter: 'spec', forbidOnly: true });
for (const file of globSync(globs).sort()) mocha.addFile(resolve(file));
await mocha.loadFilesAsync();
const report = await runAndReport(mocha, reportFile);
// A test that leaves a handle open must not hold up the stages after it.
process.exit(report.failed > 0 ? 1 : 0);

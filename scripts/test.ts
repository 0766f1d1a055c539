// Runs all tests, or the stages that are named: `npm test -- unit host`. The last line is the count.
import { exitOnSignals } from '../test/harness/exitOnSignals.ts';
import { check } from './support/checks.ts';
import { describe, NONE, single, sum, type Counts } from './support/counts.ts';
import { failuresOf } from './support/failures.ts';
import { PREPARATIONS, STAGES, type Preparation, type Stage } from './support/stages.ts';

exitOnSignals();
const prepared = new Map<Preparation, Counts>();
const results: { readonly name: string; readonly counts: Counts; readonly seconds: number }[] = [];

for (const stage of chooseStages(process.argv.slice(2))) await runStage(stage);
await conclude();

function chooseStages(names: readonly string[]): readonly Stage[] {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(`No such stage: ${unknown.join(', ')}. There are: ${STAGES.map(({ name }) => name).join(', ')}.`);
    process.exit(1);
  }
  return names.length === 0 ? STAGES : STAGES.filter(({ name }) => names.includes(name));
}

async function runStage({ name, needs, run }: Stage): Promise<void> {
  const ready = needs === undefined || (await prepare(needs));
  if (run === undefined) return;
  // What cannot be tried has not passed.
  await record(name, ready ? run : () => Promise.resolve(single(false)));
}

/** Whether what a stage needs could be made. */
async function prepare(preparation: Preparation): Promise<boolean> {
  const counts = prepared.get(preparation) ?? (await record(preparation, () => check(PREPARATIONS[preparation])));
  prepared.set(preparation, counts);
  return counts.failed === 0;
}

async function record(name: string, action: () => Promise<Counts>): Promise<Counts> {
  console.log(`\n==> ${name}`);
  const start = performance.now();
  const counts = await action();
  results.push({ name, counts, seconds: (performance.now() - start) / 1000 });
  return counts;
}

async function conclude(): Promise<void> {
  const total = sum([NONE, ...results.map(({ counts }) => counts)]);
  console.log('');
  for (const { name, counts } of results) if (counts.failed > 0) for (const failure of await failuresOf(name)) console.log(`${failure}\n`);
  for (const { name, counts, seconds } of results) console.log(`${name.padEnd(10)} ${describe(counts)} (${seconds.toFixed(1)} s)`);
  console.log(`\n${describe(total)}`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

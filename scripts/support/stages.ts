import { check, reportOf, tests, type Command } from './checks.ts';
import { sum, type Counts } from './counts.ts';

/** What must have been made before a stage can run. */
export type Preparation = 'build' | 'pack';

/** A part of `npm test`. */
export interface Stage {
  readonly name: string;
  readonly needs?: Preparation;
  /** Without it the preparation is all. */
  readonly run?: () => Promise<Counts>;
}

/** How to make what stages need; each runs once at most, and counts as a check. */
export const PREPARATIONS: Readonly<Record<Preparation, Command>> = {
  build: ['node', 'scripts/build.ts'],
  pack: ['node', 'scripts/package.ts'],
};

/** All stages, in the order in which they run: the quick ones first. */
export const STAGES: readonly Stage[] = [
  { name: 'build', needs: 'build' },
  { name: 'typecheck', run: () => check(['tsc', '-b']) },
  { name: 'lint', run: async () => sum([await check(['eslint', '.']), await check(['knip'])]) },
  { name: 'unit', run: unit },
  { name: 'node', needs: 'build', run: () => tests('node', mocha('node', 60, 'test/node/**/*.test.ts')) },
  { name: 'package', needs: 'pack', run: () => tests('package', mocha('package', 60, 'test/package/**/*.test.ts')) },
  { name: 'host', needs: 'build', run: () => tests('host', ['node', 'test/harness/runHost.ts', reportOf('host')]) },
  { name: 'e2e', needs: 'pack', run: () => tests('e2e', mocha('e2e', 90, 'test/e2e/**/*.test.ts')) },
];

/** The tests of the pure parts, and the share of the core's lines that they reach. */
async function unit(): Promise<Counts> {
  const counts = await tests('unit', ['c8', ...mocha('unit', 10, 'test/unit/**/*.test.ts', ['--import', './test/harness/loadCore.ts'])]);
  return sum([counts, await check(['c8', 'check-coverage'])]);
}

function mocha(stage: string, limitSeconds: number, glob: string, nodeOptions: readonly string[] = []): Command {
  return ['node', ...nodeOptions, 'test/harness/runMocha.ts', reportOf(stage), String(limitSeconds * 1000), glob];
}

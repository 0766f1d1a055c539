// node test/bench/hostileRubrics.ts: how long each hostile rubric file takes to be refused, cold and warm.
import { parseRubric } from '../../src/core/rubric/parseRubric.ts';
import { HOSTILE_FILES } from '../unit/core/rubric/support/hostileFiles.ts';

const RUNS = 5;

for (const [what, , text] of HOSTILE_FILES) {
  const times = Array.from({ length: RUNS }, () => time(text));
  const first = times[0] ?? 0;
  const size = `${(text.length / 1024).toFixed(0)} Ki`;
  console.log(`${what.padEnd(40)} ${size.padStart(9)} ${ms(first)} first ${ms(Math.min(...times))} best  ${parseRubric(text).problems[0]?.code ?? ''}`);
}

function time(text: string): number {
  const start = performance.now();
  parseRubric(text);
  return performance.now() - start;
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(7)} ms`;
}

import { withoutControls } from '../core/examples/describeExample.ts';

/** Prints a line on standard error, with nothing in it for a terminal to obey. */
export function printError(line: string): void {
  process.stderr.write(`${withoutControls(line)}\n`);
}

/** Prints lines on standard output, with nothing in them for a terminal to obey. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${withoutControls(line)}\n`).join(''));
}

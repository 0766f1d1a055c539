// Grades the example of samples/ in the terminal, with the small model that only demonstrates the flow.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitStatus } from '../test/harness/run.ts';
import { bundle } from './support/bundles.ts';
import { smallModelPath } from './support/fetchModel.ts';
import { ROOT } from './support/paths.ts';

const BELOW_THRESHOLD = 1;
const samples = join(ROOT, 'samples');

console.log('==> Building');
await bundle(join(ROOT, 'dist'), 'development');
const model = await smallModelPath();
const instruction = await example('instruction.txt');
const reference = await example('reference.txt');
console.log(`==> Grading samples/example/response.txt against samples/rubrics/calm-advice.yaml\n\nInstruction: ${instruction}\nResponse: ${await example('response.txt')}\n`);
const status = await exitStatus('node', [
  join(ROOT, 'dist', 'cli.mjs'),
  'grade',
  ...['--rubric', join(samples, 'rubrics', 'calm-advice.yaml')],
  ...['--response', join(samples, 'example', 'response.txt')],
  ...['--instruction', instruction],
  ...['--reference', reference],
  ...['--model', model],
  // The number of threads changes the last bits of a probability, and so what so small a model writes.
  ...['--threads', '1'],
]);
console.log('\nNow the same in the editor: npm start opens the sample workspace in VS Code in your browser.');
// A low score is a grade like any other; only what could not be graded fails.
process.exitCode = status <= BELOW_THRESHOLD ? 0 : status;

async function example(name: string): Promise<string> {
  return (await readFile(join(samples, 'example', name), 'utf8')).trim();
}

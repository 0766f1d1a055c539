import { readFileSync } from 'node:fs';
import { joinSpans, promptText } from '../src/core/grading/promptText.ts';
import { renderPrompt } from '../src/core/grading/renderPrompt.ts';
import { splitPrompt } from '../src/core/grading/splitPrompt.ts';

// Splits prompts that others rendered in the format of prometheus-1, renders the parts again, and compares the bytes.
// Usage: npm run check:prompts -- FILE    FILE: a JSON array of records with the whole prompt in `instruction`.

/** Why a prompt does not come back the same; null when it does. */
function problemOf(record: unknown): string | null {
  const instruction = typeof record === 'object' && record !== null && 'instruction' in record ? record.instruction : undefined;
  if (typeof instruction !== 'string') return 'has no prompt in `instruction`';
  const split = splitPrompt(instruction);
  if (!split.ok) return `cannot be split: ${split.error}`;
  const { rubric, texts, hasChatForm } = split.value;
  const { prompt, neutralised } = renderPrompt('prometheus-1', rubric, texts);
  if (instruction === (hasChatForm || prompt.form === 'chat' ? promptText(prompt) : joinSpans(prompt.spans.slice(1, -1)))) return null;
  const markers = neutralised.map(({ part, marker }) => `${JSON.stringify(marker)} in the ${part}`);
  return markers.length > 0 ? `differs on purpose, neutralised: ${markers.join(', ')}` : 'differs';
}

function main([file]: readonly string[]): number {
  if (file === undefined) {
    console.error('Usage: npm run check:prompts -- FILE');
    return 2;
  }
  const records: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(records)) {
    console.error(`${file} is not a JSON array.`);
    return 2;
  }
  const problems = records.map(problemOf);
  for (const [index, problem] of problems.entries()) {
    if (problem !== null) console.error(`Record ${index + 1} ${problem}`);
  }
  const identical = problems.filter((problem) => problem === null).length;
  console.log(`${identical} of ${records.length} identical`);
  return identical === records.length ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));

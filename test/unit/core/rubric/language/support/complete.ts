import { completionsAt, type RubricCompletion } from '../../../../../../src/core/rubric/language/completions.ts';

/** The place of the cursor in the texts of these tests. */
export const CURSOR = '‸';

/** What is offered at the cursor of a text. */
export function offered(marked: string): readonly RubricCompletion[] {
  return completionsAt(marked.replace(CURSOR, ''), marked.indexOf(CURSOR));
}

export function labels(marked: string): readonly string[] {
  return offered(marked).map(({ label }) => label);
}

/** The text after one of the completions was taken, its placeholders kept, as the editor does it. */
export function complete(marked: string, label: string): string {
  const chosen = offered(marked).find((item) => item.label === label);
  if (chosen === undefined) throw new Error(`“${label}” is not offered`);
  const text = marked.replace(CURSOR, '');
  const lineStart = text.lastIndexOf('\n', chosen.range.start - 1) + 1;
  const indentation = /^ */u.exec(text.slice(lineStart))?.[0] ?? '';
  const plain = chosen.snippet.replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/gu, '$1').replace(/\\([\\$}])/gu, '$1');
  return text.slice(0, chosen.range.start) + plain.replaceAll('\n', `\n${indentation}`) + text.slice(chosen.range.end);
}

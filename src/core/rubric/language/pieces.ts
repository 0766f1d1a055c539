import { NEW_RUBRIC_TEMPLATE } from '../newRubricTemplate.ts';
import type { FieldPlace } from '../nodes.ts';
import { parseRubric } from '../parseRubric.ts';
import type { Score } from '../rubric.ts';
import { toSnippet, withPlaceholders } from './snippet.ts';

/** What the template of New Rubric does not hold. */
const OTHERS: Readonly<Record<string, string>> = {
  instruction: 'instruction: The task that all these responses answer.',
  reference: 'reference: An answer that would get a 5.',
};

/** The whole template of New Rubric without its comments, its values to be replaced. */
export function rubricSnippet(): string {
  const yaml = NEW_RUBRIC_TEMPLATE.replace(/^#.*\n/gmu, '').replace(/\n{2,}/gu, '\n').trim();
  return toSnippet(withPlaceholders(`${yaml}\n`));
}

/** A top-level key with a value to change, as YAML. */
export function rubricKeyYaml(name: string): string {
  return fromTemplate(name, parseRubric(NEW_RUBRIC_TEMPLATE).nodes.fields) ?? OTHERS[name] ?? `${name}: `;
}

/** A key of an example with a value to change, as YAML. */
export function exampleKeyYaml(name: string): string {
  return fromTemplate(name, parseRubric(NEW_RUBRIC_TEMPLATE).nodes.examples[0]?.fields ?? []) ?? OTHERS[name] ?? `${name}: `;
}

/** A level of `scores` to write, as YAML. */
export function scoreYaml(score: Score): string {
  return `${score}: Describe a response that deserves a ${score}.`;
}

/** The keys that an example needs, behind a dash. `hasDash` leaves that out: it stands on the line already. */
export function exampleSnippet(hasDash: boolean): string {
  const lines = ['instruction', 'response', 'score'].map(exampleKeyYaml);
  // The editor indents further lines like the first, whose indentation ends before the dash.
  const yaml = `- ${lines.join('\n  ')}`;
  return toSnippet(withPlaceholders(hasDash ? yaml.slice(2) : yaml));
}

function fromTemplate(name: string, fields: readonly FieldPlace[]): string | null {
  const field = fields.find((other) => other.name === name);
  return field?.value ? NEW_RUBRIC_TEMPLATE.slice(field.key.start, field.value.end) : null;
}

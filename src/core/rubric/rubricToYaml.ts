import { stringify } from 'yaml';
import { SCORES, type Rubric, type RubricExample } from './rubric.ts';

/** A comment that tells the YAML language server which schema a file follows; `schema` is a path or URL. */
export function schemaLine(schema: string): string {
  return `# yaml-language-server: $schema=${schema.replace(/[\s\u0000-\u001f]/g, (unit) => encodeURIComponent(unit))}\n`;
}

/**
 * Writes a rubric file, which `parseRubric` reads back to an equal rubric as long as its texts are in the form that
 * `parseRubric` gives them: no line break at the end, and no white space around any but instruction, response and reference.
 * With a schema (path or URL), the first line names it.
 */
export function rubricToYaml(rubric: Rubric, schema?: string): string {
  const head = schema === undefined ? '' : schemaLine(schema);
  return head + stringify(fileOf(rubric), { version: '1.2', schema: 'core', lineWidth: 100, blockQuote: 'literal', aliasDuplicateObjects: false });
}

// A Map keeps the scores as integer keys; what is undefined is left out.
function fileOf({ name, description, criteria, scores, instruction, reference, threshold, tags, examples }: Rubric): object {
  return {
    name,
    description,
    criteria,
    scores: new Map(SCORES.map((score) => [score, scores[score]])),
    instruction,
    reference,
    threshold,
    tags: tags.length === 0 ? undefined : tags,
    examples: examples.length === 0 ? undefined : examples.map(exampleOf),
  };
}

function exampleOf({ instruction, response, reference, score, note }: RubricExample): object {
  return { instruction, response, reference, score, note };
}

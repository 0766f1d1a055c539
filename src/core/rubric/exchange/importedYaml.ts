import { rubricToYaml } from '../rubricToYaml.ts';
import type { ImportedRubric } from './finishDraft.ts';

/** The rubric file of an import: the rubric, under comments that say where it came from and what is left to do. */
export function importedYaml({ rubric, notes }: ImportedRubric, origin: string, schema?: string): string {
  const comments = [`Imported from ${origin}.`, ...notes].map((note) => `# ${note.replaceAll(/\s+/gu, ' ')}\n`);
  const file = rubricToYaml(rubric, schema);
  // The line that names the schema must stay the first.
  const head = schema === undefined ? '' : file.slice(0, file.indexOf('\n') + 1);
  return head + comments.join('') + file.slice(head.length);
}

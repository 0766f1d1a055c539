// Writes rubrics/rubric.schema.json from the schema in the core. Run: node scripts/generateSchema.ts
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rubricSchema } from '../src/core/rubric/rubricSchema.ts';
import { ROOT } from './support/paths.ts';

await writeFile(join(ROOT, 'rubrics', 'rubric.schema.json'), `${JSON.stringify(rubricSchema, null, 2)}\n`);

// Writes the JSON schemas of rubrics/ from the schemas in the core. Run: node scripts/generateSchema.ts
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rubricSchema } from '../src/core/rubric/rubricSchema.ts';
import { scorecardSchema } from '../src/core/scorecard/scorecardSchema.ts';
import { ROOT } from './support/paths.ts';

const SCHEMAS = { 'rubric.schema.json': rubricSchema, 'scorecard.schema.json': scorecardSchema };

for (const [name, schema] of Object.entries(SCHEMAS)) await writeFile(join(ROOT, 'rubrics', name), `${JSON.stringify(schema, null, 2)}\n`);

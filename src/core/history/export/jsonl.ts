import { err, ok, type Result } from '../../support/result.ts';
import { decodeRecord } from '../decodeRecord.ts';
import type { LabelledRecord } from '../historyStore.ts';
import type { HistoryDocument } from './historyDocument.ts';

/** Names what a line holds, and its version. */
const SCHEMA_NAME = 'prometheus-grader/grade';
const SCHEMA_VERSION = 1;
const SCHEMA = `${SCHEMA_NAME}/${SCHEMA_VERSION}`;

/** JSON Lines (jsonlines.org): an object a line with `schema`, `grade` and `label`, which `readRecordLine` reads back without loss. */
export const jsonlDocument: HistoryDocument = {
  header: '',
  page: (records) => records.map(lineOf).join(''),
  footer: '',
};

// JSON may hold U+2028 and U+2029 as they are, but many readers of lines take them for line ends.
function lineOf({ grade, label }: LabelledRecord): string {
  const json = JSON.stringify({ schema: SCHEMA, grade, label });
  return `${json.replaceAll('\u2028', String.raw`\u2028`).replaceAll('\u2029', String.raw`\u2029`)}\n`;
}

/** Reads a line of an export; null for an empty one. The failure is a sentence without the line's number. */
export function readRecordLine(line: string): Result<LabelledRecord | null, string> {
  if (line.trim() === '') return ok(null);
  const parsed = parseJson(line);
  if (!parsed.ok) return parsed;
  const problem = schemaProblem(schemaOf(parsed.value));
  return problem === null ? decodeRecord(parsed.value) : err(problem);
}

function parseJson(line: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(line.startsWith('\uFEFF') ? line.slice(1) : line));
  } catch {
    return err('This is not JSON. The line may be cut off.');
  }
}

function schemaOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
}

function schemaProblem(schema: unknown): string | null {
  if (schema === SCHEMA) return null;
  const isOurs = typeof schema === 'string' && schema.startsWith(`${SCHEMA_NAME}/`);
  return isOurs ? 'This was exported by another version. Update, and import again.' : `This is no grade: its schema is not ${SCHEMA}.`;
}

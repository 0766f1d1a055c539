import { err, ok, type Result } from '../../support/result.ts';
import { parseRubric } from '../parseRubric.ts';
import { broken, draftsOf, type Reading } from './draft.ts';
import { finishDraft, tidyText, type ImportedRubric } from './finishDraft.ts';
import { MAX_IMPORT_LENGTH, MAX_PLAIN_CRITERIA_LENGTH, MAX_PROSE_LENGTH, MAX_TEXT_LENGTH } from './limits.ts';
import { readPrometheusText } from './prometheusText.ts';
import { readPromptfoo } from './promptfoo.ts';
import { uniqueNames } from './rubricName.ts';
import { readScoreDict } from './scoreDict.ts';
import { splitProse } from './splitProse.ts';
import { readCsv, readMarkdownTable } from './table.ts';

export type { ImportedRubric } from './finishDraft.ts';

/** The formats that are read, told by their content. */
export type ImportFormat = 'a rubric file' | 'Prometheus rubric text' | 'score descriptions' | 'promptfoo' | 'CSV' | 'a table' | 'prose';

/** What was read from a text: at least one rubric, with names of their own. */
export interface ImportedRubrics {
  readonly format: ImportFormat;
  readonly rubrics: readonly ImportedRubric[];
}

type Reader = readonly [ImportFormat, (text: string) => Reading];

// The strictest first: what it does not know, the next one may.
const READERS: readonly Reader[] = [
  ['Prometheus rubric text', readPrometheusText],
  ['promptfoo', readPromptfoo],
  ['score descriptions', readScoreDict],
  ['CSV', readCsv],
  ['a table', readMarkdownTable],
  ['prose', readProse],
];

/**
 * Reads rubrics in the formats that others use; the format is told by the content. Any text is safe: nothing in it is
 * run, and a text that is too long, binary or of no format gives a message that says so.
 */
export function importRubrics(source: string): Result<ImportedRubrics, string> {
  if (source.length > MAX_IMPORT_LENGTH) return err('This text is too long to be imported (more than 1 Mi characters).');
  if (source.includes('\0')) return err('This is binary data, not text.');
  const text = tidyText(source.replace(/^\uFEFF/u, ''));
  if (text === '') return err('There is no text to import.');
  const own = ownFile(text);
  if (own !== null) return ok({ format: 'a rubric file', rubrics: [own] });
  for (const [format, read] of READERS) {
    const reading = read(text);
    if (reading?.kind === 'broken') return err(reading.message);
    if (reading !== null) return finish(format, reading.drafts.map(finishDraft));
  }
  return err('No rubric was recognised. Known are Prometheus rubric text, dictionaries with score1_description to score5_description, promptfoo llm-rubric, CSV with five score columns, and prose with levels such as “1: ...” or “Score 1 - ...”.');
}

function ownFile(text: string): ImportedRubric | null {
  if (!/^scores:/mu.test(text)) return null;
  const { rubric } = parseRubric(text);
  return rubric === null ? null : { rubric, notes: [] };
}

function readProse(text: string): Reading {
  if (text.length > MAX_PROSE_LENGTH) return null;
  if (/^scores:/mu.test(text) && /^criteria:/mu.test(text)) {
    return broken(`This rubric file has an error: ${parseRubric(text).problems[0]?.message ?? ''} Save it as *.rubric.yaml to see where.`);
  }
  const split = splitProse(text);
  if (split !== null) return draftsOf([split]);
  return text.length > MAX_PLAIN_CRITERIA_LENGTH || !/\p{L}/u.test(text) ? null : draftsOf([{ criteria: text, scores: {}, notes: [] }]);
}

function finish(format: ImportFormat, finished: readonly (ImportedRubric | null)[]): Result<ImportedRubrics, string> {
  const rubrics = finished.filter((rubric) => rubric !== null);
  if (rubrics.length === 0) return err(`A criterion or a level description is longer than ${MAX_TEXT_LENGTH.toLocaleString('en')} characters.`);
  const names = uniqueNames(rubrics.map(({ rubric }) => rubric.name));
  return ok({ format, rubrics: rubrics.map(({ rubric, notes }, index) => ({ rubric: { ...rubric, name: names[index] ?? rubric.name }, notes })) });
}

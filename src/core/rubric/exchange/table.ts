import { dsvFormat } from 'd3-dsv';
import type { Score } from '../rubric.ts';
import { draftsOf, type Draft, type Reading } from './draft.ts';
import { MAX_RUBRICS } from './limits.ts';
import { partOfName, scoreOfName } from './scoreColumns.ts';

type Part = Score | 'name' | 'criteria' | null;

const FEWEST_SCORE_COLUMNS = 3;
const DELIMITERS = [',', ';', '\t'] as const;

/** Reads a CSV table (comma, semicolon or tab) whose head names the levels: one rubric a row. */
export function readCsv(text: string): Reading {
  const head = text.slice(0, text.search(/[\r\n]|$/u));
  const delimiter = DELIMITERS.find((mark) => isHead(dsvFormat(mark).parseRows(head)[0] ?? []));
  return delimiter === undefined ? null : draftsOf(draftsOfRows(dsvFormat(delimiter).parseRows(text)));
}

/** Reads a Markdown table whose head names the levels: one rubric a row. */
export function readMarkdownTable(text: string): Reading {
  const rows = text.split(/\r\n?|\n/u).filter((line) => line.trimStart().startsWith('|')).map(tableCells);
  const head = rows.findIndex(isHead);
  return head === -1 ? null : draftsOf(draftsOfRows(rows.slice(head).filter((row) => !isRule(row))));
}

/** The cells of a line of a Markdown table. */
export function tableCells(line: string): readonly string[] {
  return line.trim().replace(/^\|/u, '').replace(/\|$/u, '').split('|').map((cell) => cell.trim());
}

/** Whether a row of a Markdown table is the line under its head. */
export function isRule(cells: readonly string[]): boolean {
  return cells.every((cell) => /^:?-+:?$/u.test(cell));
}

function isHead(cells: readonly string[]): boolean {
  return new Set(cells.map(scoreOfName).filter((score) => score !== null)).size >= FEWEST_SCORE_COLUMNS;
}

function draftsOfRows([head = [], ...rows]: readonly (readonly string[])[]): readonly Draft[] {
  const parts = partsOf(head);
  const drafts = rows.slice(0, MAX_RUBRICS).map((row) => draftOf(parts, row));
  return drafts.filter(({ scores }) => Object.values(scores).some((text) => text.trim() !== ''));
}

// A first column that nobody named is the criterion: that is how such tables are written.
function partsOf(head: readonly string[]): readonly Part[] {
  const parts = head.map((cell): Part => scoreOfName(cell) ?? partOfName(cell));
  if (parts.includes('criteria')) return parts;
  const stand = !parts.includes(null) ? parts.indexOf('name') : parts.indexOf(null);
  return parts.map((part, column) => (column === stand ? 'criteria' : part));
}

function draftOf(parts: readonly Part[], row: readonly string[]): Draft {
  const scores: Partial<Record<Score, string>> = {};
  const texts: { name?: string; criteria?: string } = {};
  for (const [column, part] of parts.entries()) {
    const cell = row[column] ?? '';
    if (typeof part === 'number') scores[part] ??= cell;
    else if (part !== null) texts[part] ??= cell;
  }
  return { ...texts, scores, notes: [] };
}

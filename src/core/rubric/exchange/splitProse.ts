import type { Score } from '../rubric.ts';
import type { Draft } from './draft.ts';
import { levelMark, type LevelMark } from './levelMark.ts';
import { isRule, tableCells } from './table.ts';

/** Fewer levels than this are no scale: a lone `1.` is a list. */
const FEWEST_LEVELS = 2;
// `... text. 2: more` on one line.
const INLINE = /(?<=[.;,)!?] )(?=(?:score |level |rating |grade )?[1-5](?: ?\/ ?5)?(?: ?\([^()\n]{1,40}\))? ?[:=] )/giu;

interface LevelLine {
  readonly kind: 'level';
  readonly mark: LevelMark;
}

interface TextLine {
  readonly kind: 'text';
  readonly text: string;
  readonly heading: boolean;
}

/**
 * Splits the level descriptions out of prose: lines, bullets, headings, rows of a table, or all on one line. What stands
 * before them is the criterion. Null when fewer than two levels are found.
 */
export function splitProse(text: string): Draft | null {
  const source = text.replaceAll(/\r\n?/gu, '\n').replaceAll(/[^\S\n]+/gu, ' ');
  return collect(source.split('\n')) ?? collect(source.replaceAll(INLINE, '\n').split('\n'));
}

function collect(lines: readonly string[]): Draft | null {
  const before: string[] = [];
  const levels = new Map<Score, string[]>();
  const notes = new Set<string>();
  let current: string[] = before;
  for (const line of lines.map(lineOf)) {
    if (line.kind === 'text') {
      if (line.text !== '' && endsLevels(line, levels.size, current)) break;
      current.push(line.text);
      continue;
    }
    if (levels.has(line.mark.score)) {
      notes.add('Only the first set of levels was read.');
      break;
    }
    current = textOf(line.mark);
    levels.set(line.mark.score, current);
  }
  if (levels.size < FEWEST_LEVELS) return null;
  return { criteria: criteriaOf(before), scores: Object.fromEntries([...levels].map(([score, texts]) => [score, joined(texts)])), notes: [...notes] };
}

// Behind the last level a blank line or a heading begins something else.
function endsLevels({ heading }: TextLine, levels: number, current: readonly string[]): boolean {
  const hasText = current.some((text) => text !== '');
  return levels > 1 && hasText && (heading || (levels === 5 && current.at(-1) === ''));
}

function lineOf(line: string): LevelLine | TextLine {
  const cells = line.trimStart().startsWith('|') ? tableCells(line) : null;
  if (cells !== null && isRule(cells)) return { kind: 'text', text: '', heading: false };
  const mark = cells === null ? levelMark(line) : markInRow(cells);
  if (mark !== null) return { kind: 'level', mark };
  const text = line.trim();
  return { kind: 'text', text: cells === null ? text : '', heading: /^#{1,6} /u.test(text) };
}

/** The row of a table whose first or last cell is a level. */
function markInRow(cells: readonly string[]): LevelMark | null {
  for (const column of [0, cells.length - 1]) {
    const mark = levelMark(cells[column] ?? '');
    if (mark !== null) return { ...mark, rest: [mark.rest, ...cells.filter((_, index) => index !== column)].filter((text) => text !== '').join(' ') };
  }
  return null;
}

function textOf({ label, rest }: LevelMark): string[] {
  const named = label === '' ? '' : label.charAt(0).toUpperCase() + label.slice(1);
  if (named === '') return [rest];
  return [rest === '' ? named : `${named}: ${rest}`];
}

function criteriaOf(lines: readonly string[]): string {
  return joined(lines.map((line) => line.replace(/^#{1,6} |^>\s?/u, '').replaceAll(/\*\*|__/gu, '').replace(/^(?:criteria|criterion|question)\s?:\s?/iu, ''))).replace(/:$/u, '');
}

/** Lines of one paragraph are joined by spaces, paragraphs by a line end. */
function joined(lines: readonly string[]): string {
  return lines
    .join('\n')
    .split(/\n\n+/u)
    .map((paragraph) => paragraph.trim().replaceAll(/\n(?![-*•] )/gu, ' '))
    .filter((paragraph) => paragraph !== '')
    .join('\n')
    .trim();
}

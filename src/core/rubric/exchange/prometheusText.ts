import { SCORES, type Score } from '../rubric.ts';
import { draftsOf, type Reading } from './draft.ts';

const RUBRIC_HEADING = /###\s*Score Rubrics?:[ \t]*\n/u;
// One way to match each run of white space, so that the time is linear.
const CRITERIA_END = /\][^\S\n]*\n\s*Score 1:/u;
const NEXT_HEADING = /\n###/u;

/**
 * Reads the rubric text of Prometheus and Prometheus-Eval: `[criteria]`, then a line `Score 1: ...` for each level. In
 * a whole prompt the section under `###Score Rubrics:` is read. The inverse of `rubricText`.
 */
export function readPrometheusText(source: string): Reading {
  const text = sectionOf(source).trim();
  if (!text.startsWith('[')) return null;
  const end = CRITERIA_END.exec(text)?.index;
  if (end === undefined) return null;
  return draftsOf([{ criteria: text.slice(1, end), scores: levelsOf(text.slice(end + 1)), notes: [] }]);
}

function sectionOf(source: string): string {
  const heading = RUBRIC_HEADING.exec(source);
  if (heading === null) return source;
  const rest = source.slice(heading.index + heading[0].length);
  const next = NEXT_HEADING.exec(rest);
  return next === null ? rest : rest.slice(0, next.index);
}

/** Each level reaches to the next one; a level out of order or left out ends the reading. */
function levelsOf(text: string): Partial<Record<Score, string>> {
  const levels: Partial<Record<Score, string>> = {};
  const marks = SCORES.map((score) => `Score ${score}:`);
  let from = text.indexOf(marks[0] ?? '');
  for (const score of SCORES) {
    const mark = marks[score - 1] ?? '';
    const next = score === 5 ? text.length : text.indexOf(`\n${marks[score] ?? ''}`, from);
    if (from === -1) break;
    levels[score] = text.slice(from + mark.length, next === -1 ? text.length : next);
    from = next === -1 ? -1 : next + 1;
  }
  return levels;
}

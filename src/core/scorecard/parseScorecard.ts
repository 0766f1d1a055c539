import { MAX_PROBLEMS } from '../rubric/limits.ts';
import { resolveAliases } from '../rubric/parse/aliases.ts';
import { compose } from '../rubric/parse/compose.ts';
import { findHazard } from '../rubric/parse/hazards.ts';
import { Reading } from '../rubric/parse/reading.ts';
import { syntaxProblems } from '../rubric/parse/syntaxProblems.ts';
import type { RubricProblem } from '../rubric/problem.ts';
import type { OffsetRange } from '../support/range.ts';
import { readScorecard } from './parse/readScorecard.ts';
import type { Scorecard } from './scorecard.ts';

/** What a scorecard file says. */
export interface ParsedScorecard {
  /** Null exactly when one of the problems is an error. */
  readonly scorecard: Scorecard | null;
  /** In file order, at most 100. */
  readonly problems: readonly RubricProblem[];
  /** Where the rubric of each entry is named, in the order of `scorecard.rubrics`; UTF-16 offsets. Empty without a scorecard. */
  readonly places: readonly OffsetRange[];
}

/** Reads a scorecard file. Like `parseRubric` it is safe with any text, never throws, and takes well under 200 ms. */
export function parseScorecard(text: string): ParsedScorecard {
  const hazard = findHazard(text);
  if (hazard !== null) return failed([hazard]);
  const document = compose(text);
  const syntax = syntaxProblems(text, document);
  if (syntax.some(isError)) return failed(syntax);
  const aliases = resolveAliases(text, document);
  if (aliases.problem !== null) return failed([aliases.problem]);
  const reading = new Reading(text, aliases.targets);
  const read = readScorecard(document.contents, reading);
  const problems = [...syntax, ...reading.problems];
  if (read === null || problems.some(isError)) return failed(problems);
  return { ...read, problems: inOrder(problems) };
}

function failed(problems: readonly RubricProblem[]): ParsedScorecard {
  return { scorecard: null, problems: inOrder(problems), places: [] };
}

// Errors first, so that none is lost to the limit.
function inOrder(problems: readonly RubricProblem[]): readonly RubricProblem[] {
  const kept = [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))].slice(0, MAX_PROBLEMS);
  return kept.sort((a, b) => a.range.start - b.range.start);
}

function isError(problem: RubricProblem): boolean {
  return problem.severity === 'error';
}

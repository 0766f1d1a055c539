import { MAX_PROBLEMS } from './limits.ts';
import { NO_NODES, type RubricNodes } from './nodes.ts';
import { resolveAliases } from './parse/aliases.ts';
import { compose } from './parse/compose.ts';
import { findHazard } from './parse/hazards.ts';
import { Reading } from './parse/reading.ts';
import { readRubric } from './parse/readRubric.ts';
import { syntaxProblems } from './parse/syntaxProblems.ts';
import type { RubricProblem } from './problem.ts';
import type { Rubric } from './rubric.ts';

export type { ExamplePlace, FieldPlace, RubricNodes } from './nodes.ts';
export type { RubricFix, RubricProblem, RubricProblemCode } from './problem.ts';

/** What a rubric file says. */
export interface ParsedRubric {
  /** Null exactly when one of the problems is an error. */
  readonly rubric: Rubric | null;
  /** In file order, at most 100. */
  readonly problems: readonly RubricProblem[];
  /** Where the parts stand, as far as they could be read, also in a broken file. */
  readonly nodes: RubricNodes;
}

/**
 * Reads a rubric file (YAML 1.2, core schema). Any text is safe: it never throws, runs nothing from the text, expands
 * no alias, and takes well under 200 ms whatever the file holds.
 */
export function parseRubric(text: string): ParsedRubric {
  const hazard = findHazard(text);
  if (hazard !== null) return { rubric: null, problems: [hazard], nodes: NO_NODES };
  const document = compose(text);
  const syntax = syntaxProblems(text, document);
  const aliases = resolveAliases(text, document);
  const reading = new Reading(text, aliases.targets);
  const { rubric, nodes } = readRubric(document.contents, reading);
  // Behind a syntax error the tree is a guess: it is good enough to find places, not to find fault.
  if (syntax.some(isError)) return { rubric: null, problems: syntax, nodes };
  if (aliases.problem !== null) return { rubric: null, problems: [aliases.problem], nodes };
  return finish(rubric, [...syntax, ...reading.problems], nodes);
}

function finish(rubric: Rubric | null, found: readonly RubricProblem[], nodes: RubricNodes): ParsedRubric {
  const inOrder = [...found].sort(byPlace);
  const problems = [...inOrder.filter(isError), ...inOrder.filter((problem) => !isError(problem))].slice(0, MAX_PROBLEMS);
  return { rubric: found.some(isError) ? null : rubric, problems: problems.sort(byPlace), nodes };
}

function byPlace(a: RubricProblem, b: RubricProblem): number {
  return a.range.start - b.range.start;
}

function isError(problem: RubricProblem): boolean {
  return problem.severity === 'error';
}

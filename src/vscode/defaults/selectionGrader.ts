import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import type { OffsetRange } from '../../core/support/range.ts';
import { findTargets, type Target } from '../grading/findTargets.ts';
import { readGradeArguments, type GradeArguments } from '../grading/gradeArguments.ts';
import type { Grader } from '../grading/grader.ts';
import { endsTheRest } from '../grading/runGrade.ts';
import type { ScorecardGrader, ScorecardServices } from '../scorecards/scorecardGrader.ts';
import { chosenCriteria, type ChosenCriteria } from './chosenCriteria.ts';

/** Texts of one document that are graded with the same criteria, one behind the other. */
interface Group {
  readonly criteria: ChosenCriteria;
  readonly uri: string;
  readonly places: (() => OffsetRange)[];
}

const OPEN_SETTINGS = 'Open Settings';

/** Grade Selection: asks for no rubric where the text or the settings name one. */
export class SelectionGrader {
  readonly #services: ScorecardServices;
  readonly #grader: Grader;
  readonly #scorecards: ScorecardGrader;

  constructor(services: ScorecardServices, grader: Grader, scorecards: ScorecardGrader) {
    this.#services = services;
    this.#grader = grader;
    this.#scorecards = scorecards;
  }

  /** Takes the arguments of Grade Selection; a rubric given there comes first. */
  async gradeSelection(argument?: unknown): Promise<readonly Grade[]> {
    const given = readGradeArguments(argument);
    const targets = given.rubric === undefined ? await findTargets(given) : [];
    if (targets.length === 0) return this.#grader.gradeSelection(argument);
    const grades: Grade[] = [];
    for (const group of await this.#groups(targets)) {
      const made = await this.#gradeGroup(group, given);
      grades.push(...made);
      if (made.length === 0 || made.some(endsTheRest)) break;
    }
    return grades;
  }

  async #groups(targets: readonly Target[]): Promise<readonly Group[]> {
    const groups: Group[] = [];
    // The person may go on typing while the groups before are graded.
    const followed = targets.map((target) => ({ target, place: this.#services.annotations.follow(target.document, target.range) }));
    for (const { target, place } of followed) {
      const criteria = await chosenCriteria(target, this.#services);
      const last = groups.at(-1);
      if (last !== undefined && isSame(last.criteria, criteria)) last.places.push(place);
      else groups.push({ criteria, uri: target.document.uri.toString(), places: [place] });
    }
    return groups;
  }

  async #gradeGroup({ criteria, uri, places }: Group, given: GradeArguments): Promise<readonly Grade[]> {
    const argument: GradeArguments = { ...given, uri, ranges: places.map((place) => place()) };
    switch (criteria.kind) {
      case 'rubric':
        return this.#grader.gradeSelection({ ...argument, rubric: criteria.uri });
      case 'scorecard': {
        const results = await this.#scorecards.gradeWithScorecard({ ...argument, scorecard: criteria.uri });
        return results.flatMap(({ rows }) => rows.flatMap(({ grade }) => grade ?? []));
      }
      case 'missing':
        void warnMissing(criteria.name);
        return this.#grader.gradeSelection(argument);
      case 'none':
        return this.#grader.gradeSelection(argument);
    }
  }
}

function isSame(a: ChosenCriteria, b: ChosenCriteria): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

async function warnMissing(name: string): Promise<void> {
  const message = `The setting prometheus.defaults gives “${name}” for this file, but no rubric or scorecard without errors has this name or path.`;
  if ((await vscode.window.showWarningMessage(message, OPEN_SETTINGS)) !== OPEN_SETTINGS) return;
  await vscode.commands.executeCommand('workbench.action.openSettings', 'prometheus.defaults');
}

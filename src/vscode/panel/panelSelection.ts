import type { Grade } from '../../core/grading/grade.ts';
import { hasGone, type ScorecardResult } from '../scorecards/scorecardResult.ts';

/** What the panel shows beside the list: a grade, and the scorecard that it belongs to. */
export class PanelSelection {
  #grade: Grade | null = null;
  #scorecard: ScorecardResult | null = null;
  /** The scorecard that the person left for another grade: it goes on without the panel. */
  #left: string | null = null;

  get grade(): Grade | null {
    return this.#grade;
  }

  get scorecard(): ScorecardResult | null {
    return this.#scorecard;
  }

  /** Shows a grade that was made. A scorecard stays on show as long as the grade is one of its rows. */
  show(grade: Grade): void {
    this.#grade = grade;
    if (this.#scorecard?.rows.some((row) => row.grade?.id === grade.id) === false) this.#scorecard = null;
  }

  /** Shows a grade that the person picked. */
  pick(grade: Grade): void {
    const before = this.#scorecard;
    this.show(grade);
    if (before !== null && this.#scorecard === null) this.#left = before.id;
  }

  /** Shows a scorecard that the person asked for. */
  open(result: ScorecardResult): void {
    this.#left = null;
    this.#take(result);
  }

  /** Shows how a scorecard gets on, unless the person turned to another grade; says whether it is on show. */
  follow(result: ScorecardResult): boolean {
    if (result.id === this.#left) return false;
    this.#take(result);
    return true;
  }

  /** Lets go of the grade when it is among those that are gone, and of the scorecard when one of its rows is. */
  forget(isGone: (grade: Grade) => boolean): void {
    if (this.#grade !== null && isGone(this.#grade)) this.#grade = null;
    if (this.#scorecard !== null && hasGone(this.#scorecard, isGone)) this.#scorecard = null;
  }

  #take(result: ScorecardResult): void {
    if (this.#scorecard?.id !== result.id) this.#grade = null;
    this.#scorecard = result;
  }
}

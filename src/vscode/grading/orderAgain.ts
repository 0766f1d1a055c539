import type * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import type { OffsetRange } from '../../core/support/range.ts';
import { findRubric } from '../rubrics/pickRubric.ts';
import { rubricOfGrade } from '../rubrics/rubricFile.ts';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';
import { targetAt } from './findTargets.ts';
import type { GradeOrder } from './runGrade.ts';

/** Orders a grade again: the text at `place` as it is now, the rubric as it is now, the same instruction and reference answer. */
export async function orderAgain(grade: Grade, document: vscode.TextDocument, place: () => OffsetRange, library: RubricLibrary): Promise<GradeOrder> {
  const { uri, rubric } = grade.rubric;
  const { instruction, reference } = grade.texts;
  // The rubric may have been edited since, which is a reason to grade again; if it is gone, the old one grades.
  const current = (await findRubric(library, uri ?? rubric.name)) ?? rubricOfGrade(grade);
  const target = targetAt(document, document.getText(), place());
  const texts = { instruction, response: target.response, ...(reference === undefined ? {} : { reference }) };
  return { target, rubric: current, gathered: { texts, origins: grade.origins } };
}

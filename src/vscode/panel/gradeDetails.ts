import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryStore } from '../../core/history/historyStore.ts';
import type { GradeLabel } from '../../core/history/label.ts';

/** What the history knows of a grade besides the grade itself. */
export interface GradeDetails {
  readonly label: GradeLabel | null;
  /** The grade before it of the same text place; null where there is none that can be compared. */
  readonly previousId: string | null;
}

export const NO_DETAILS: GradeDetails = { label: null, previousId: null };

/** More grades of one rubric and file than one millisecond can make. */
const MOST_AT_ONCE = 50;

/** Reads them; what cannot be read is left out, since the list says why. */
export async function readDetails(store: Pick<HistoryStore, 'labelOf' | 'list'>, grade: Grade): Promise<GradeDetails> {
  const [label, previousId] = await Promise.all([store.labelOf(grade.id), readPrevious(store, grade)]);
  return { label: label.ok ? label.value : null, previousId };
}

// A line of the list says it: there the grade is found by its moment.
async function readPrevious(store: Pick<HistoryStore, 'list'>, { id, createdAt, place, rubric }: Grade): Promise<string | null> {
  if (place === undefined) return null;
  const page = await store.list({ documentUri: place.uri, rubricName: rubric.rubric.name, from: createdAt, to: createdAt + 1, limit: MOST_AT_ONCE });
  const line = page.ok ? page.value.grades.find((other) => other.id === id) : undefined;
  return line?.change?.previousId ?? null;
}

import type { TextOrigin } from '../../src/core/grading/grade.ts';
import type { NeutralisedMarker } from '../../src/core/grading/neutralise.ts';
import type { Opinion } from '../../src/core/history/label.ts';

const ORIGINS: Readonly<Record<TextOrigin, string>> = {
  record: 'from the record',
  section: 'from its section',
  'set-by-user': 'set by you',
  rubric: 'from the rubric',
  asked: 'typed when asked',
  given: 'given',
  none: 'none',
};

/** Where a text came from, as a short note behind its heading. */
export function originNote(origin: TextOrigin): string {
  return ORIGINS[origin];
}

/** The kind of an ungraded reason as words, e.g. `context too small`. */
export function ungradedWords(kind: string | null): string {
  return kind === null ? 'no score' : kind.replaceAll('-', ' ');
}

/** `4 out of 5`, as a screen reader should say a score. */
export function scoreInWords(score: number): string {
  return `${score} out of 5`;
}

/** `2 times in the response`. */
export function markerCount({ part, count }: NeutralisedMarker): string {
  return `${count === 1 ? 'once' : `${count} times`} in the ${part}`;
}

/** What was said of a score, as a sentence of its own: `Labelled: disagree, 2 out of 5.` */
export function opinionInWords(opinion: Opinion | null): string {
  if (opinion === null) return 'Label removed.';
  return opinion.kind === 'agree' ? 'Labelled: agree.' : `Labelled: disagree, ${scoreInWords(opinion.score)}.`;
}

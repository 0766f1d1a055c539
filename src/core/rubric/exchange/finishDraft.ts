import { SCORES, type Rubric, type Score } from '../rubric.ts';
import type { Draft } from './draft.ts';
import { MAX_TEXT_LENGTH } from './limits.ts';
import { rubricName } from './rubricName.ts';

/** A rubric that was read from a foreign format. */
export interface ImportedRubric {
  readonly rubric: Rubric;
  /** What was filled in or left out, one sentence each. */
  readonly notes: readonly string[];
}

/** Fits any five descriptions; it stands in where a format has no criteria. */
export const GENERAL_CRITERIA = 'Which of the five descriptions fits the response best?';

const TO_WRITE: Readonly<Record<Score, string>> = {
  1: 'To be written: what a reader sees in a response that fails this criterion altogether.',
  2: 'To be written: what is there already, and which fault outweighs it.',
  3: 'To be written: the signs of an acceptable answer with one clear weakness.',
  4: 'To be written: everything is right but for this small gap, namely ...',
  5: 'To be written: nothing is left to wish for, as shown by ...',
};

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu;

/** Line ends as line feeds, no control characters, no white space at the ends: the form that `parseRubric` gives. */
export function tidyText(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').replaceAll(CONTROLS, '').trim();
}

/** Makes a whole rubric of a draft and says what had to be filled in; null when one of its texts is too long. */
export function finishDraft(draft: Draft): ImportedRubric | null {
  const criteria = tidyText(draft.criteria ?? '');
  const found = SCORES.map((score): [Score, string] => [score, tidyText(draft.scores[score] ?? '')]);
  if ([criteria, ...found.map(([, text]) => text)].some((text) => text.length > MAX_TEXT_LENGTH)) return null;
  const missing = found.filter(([, text]) => text === '').map(([score]) => score);
  const scores = Object.fromEntries(found.map(([score, text]) => [score, text || TO_WRITE[score]]));
  const notes = [...draft.notes, ...(criteria === '' ? ['No criterion was found: a general one stands in. Write the one question that these scores answer.'] : []), ...missingNote(missing)];
  const title = draft.name?.trim() ?? '';
  const name = rubricName(title === '' ? criteria : title);
  return { rubric: { name, criteria: criteria || GENERAL_CRITERIA, scores: fiveOf(scores), tags: [], examples: [] }, notes };
}

function missingNote(missing: readonly Score[]): readonly string[] {
  if (missing.length === 0) return [];
  const which = missing.length === SCORES.length ? 'No level descriptions were found' : `No description was found for ${missing.length === 1 ? 'score' : 'scores'} ${missing.join(', ')}`;
  return [`${which}: replace each “To be written” before you grade.`];
}

function fiveOf(texts: Readonly<Record<string, string>>): Rubric['scores'] {
  return { 1: texts[1] ?? '', 2: texts[2] ?? '', 3: texts[3] ?? '', 4: texts[4] ?? '', 5: texts[5] ?? '' };
}

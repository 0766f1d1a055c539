import { err, ok, type Result } from '../support/result.ts';
import { decode, integerIn, nullable, object, tag, tagged, where, type Decoder } from './decode.ts';
import { decodeGrade } from './decodeGrade.ts';
import { decodeScore } from './decodeRubric.ts';
import type { LabelledRecord } from './historyStore.ts';
import { MAX_NOTE, type GradeLabel, type Opinion } from './label.ts';

const MAX = Number.MAX_SAFE_INTEGER;

const note: Decoder<string> = where((value): value is string => typeof value === 'string' && value.length <= MAX_NOTE, `text of at most ${MAX_NOTE} characters`);

const opinion: Decoder<Opinion> = tagged<Opinion>({
  agree: object({ kind: tag('agree') }),
  disagree: object({ kind: tag('disagree'), score: decodeScore }),
});

const label = nullable(object<GradeLabel>({ opinion, note, labelledAt: integerIn(-MAX, MAX) }));

/** Reads a grade with its label from imported data; the error says which field is wrong, e.g. `grade.verdict.score: expected ...`. */
export function decodeRecord(value: unknown): Result<LabelledRecord, string> {
  if (typeof value !== 'object' || value === null || !('grade' in value)) return err('grade: expected an object');
  const grade = decodeGrade(value.grade);
  if (!grade.ok) return err(`grade.${grade.error}`);
  const decoded = decode(label, 'label' in value ? value.label : null);
  return decoded.ok ? ok({ grade: grade.value, label: decoded.value }) : err(`label.${decoded.error}`);
}

import { DIFFERENCE_PARTS, type DifferencePart } from '../../core/history/comparison.ts';
import { MAX_NOTE, type Opinion } from '../../core/history/label.ts';
import { isScore } from '../../core/rubric/rubric.ts';
import type { HistoryRequest } from '../../protocol/historyProtocol.ts';
import { isRecord } from '../support/isRecord.ts';
import { oneOf, readFilter, readShown } from './readFilter.ts';

type Fields = Readonly<Record<string, unknown>>;
type Readers = { readonly [Type in HistoryRequest['type']]: (fields: Fields) => Extract<HistoryRequest, { type: Type }> | null };

/** Longest id, in UTF-16 code units; a UUID has 36. */
const LONGEST_ID = 100;
/** Longest key of a group or name of a rubric, in UTF-16 code units. */
const LONGEST_NAME = 8192;
const MOST_COMPARED = 20;
const MOST_DELETED = 10_000;
const MOST_ROWS = 200;

/** A part of two grades to open in the diff editor; undefined when it is none. */
export const readPart = oneOf<DifferencePart | 'feedback'>([...DIFFERENCE_PARTS, 'feedback']);

const READERS: Readers = {
  'show-history': ({ shown }) => {
    const read = readShown(shown);
    return read === null ? null : { type: 'show-history', shown: read };
  },
  'history-rows': ({ version, group, start, count }) =>
    isCount(version) && isName(group) && isCount(start) && isCount(count) && count > 0
      ? { type: 'history-rows', version, group, start, count: Math.min(count, MOST_ROWS) }
      : null,
  'show-trend': ({ filter }) => {
    const read = readFilter(filter);
    return read === null ? null : { type: 'show-trend', filter: read };
  },
  'show-trust': () => ({ type: 'show-trust' }),
  'show-comparison': ({ gradeIds }) => (isIds(gradeIds, MOST_COMPARED) && gradeIds.length > 1 ? { type: 'show-comparison', gradeIds } : null),
  'open-diff': ({ gradeIds, part }) => {
    const read = readPart(part);
    const [first, second, ...others] = isIds(gradeIds, 2) ? gradeIds : [];
    if (read === undefined || first === undefined || second === undefined || others.length > 0) return null;
    return { type: 'open-diff', gradeIds: [first, second], part: read };
  },
  'open-prompt': ({ gradeId }) => (isId(gradeId) ? { type: 'open-prompt', gradeId } : null),
  label: ({ gradeId, opinion, note }) => {
    const read = opinion === null ? null : readOpinion(opinion);
    return isId(gradeId) && read !== undefined && typeof note === 'string' ? { type: 'label', gradeId, opinion: read, note: note.slice(0, MAX_NOTE) } : null;
  },
  'labels-to-examples': ({ rubricName }) => (isName(rubricName) ? { type: 'labels-to-examples', rubricName } : null),
  'delete-grades': ({ gradeIds }) => (isIds(gradeIds, MOST_DELETED) ? { type: 'delete-grades', gradeIds } : null),
  'delete-history': () => ({ type: 'delete-history' }),
  'export-history': ({ filter }) => {
    const read = readFilter(filter);
    return read === null ? null : { type: 'export-history', filter: read };
  },
  'import-history': () => ({ type: 'import-history' }),
  'history-settings': () => ({ type: 'history-settings' }),
};

/** A message of the panel about the history, or null when it is none that we know. */
export function readHistoryRequest(message: Fields): HistoryRequest | null {
  const { type } = message;
  return isHistoryType(type) ? READERS[type](message) : null;
}

/** An untrusted opinion; undefined when it is none. */
export function readOpinion(value: unknown): Opinion | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, score } = value;
  if (kind === 'agree') return { kind };
  return kind === 'disagree' && isScore(score) ? { kind, score } : undefined;
}

/** A list of ids of grades that is neither empty nor too long. */
export function isIds(value: unknown, most: number): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.length <= most && value.every(isId);
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_ID;
}

function isHistoryType(type: unknown): type is HistoryRequest['type'] {
  return typeof type === 'string' && Object.hasOwn(READERS, type);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_NAME;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

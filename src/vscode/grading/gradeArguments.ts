import { isRecord } from '../support/isRecord.ts';

/** What a keybinding, a CodeLens or another extension may pass to Grade Selection; all optional. */
export interface GradeArguments {
  /** Name or URI of a rubric; asked for when left out. */
  readonly rubric?: string;
  /** Name or URI of a scorecard, for Grade Selection with Scorecard; asked for when left out. */
  readonly scorecard?: string;
  /** URI of the document; the active editor when left out. */
  readonly uri?: string;
  /** UTF-16 offsets to grade; the selections of the editor when left out. */
  readonly ranges?: readonly { readonly start: number; readonly end: number }[];
  readonly instruction?: string;
  /** Null grades reference-free without asking. */
  readonly reference?: string | null;
  /** Whether the panel comes into view; left out, the setting decides. */
  readonly reveal?: boolean;
}

/** Reads untrusted command arguments; what does not fit is left out. */
export function readGradeArguments(value: unknown): GradeArguments {
  if (!isRecord(value)) return {};
  const { rubric, scorecard, uri, ranges, instruction, reference, reveal } = value;
  return {
    ...(typeof rubric === 'string' ? { rubric } : {}),
    ...(typeof scorecard === 'string' ? { scorecard } : {}),
    ...(typeof uri === 'string' ? { uri } : {}),
    ...(Array.isArray(ranges) ? { ranges: ranges.filter(isRange) } : {}),
    ...(typeof instruction === 'string' ? { instruction } : {}),
    ...(typeof reference === 'string' || reference === null ? { reference } : {}),
    ...(typeof reveal === 'boolean' ? { reveal } : {}),
  };
}

function isRange(value: unknown): value is { start: number; end: number } {
  if (!isRecord(value)) return false;
  const { start, end } = value;
  return typeof start === 'number' && typeof end === 'number' && start >= 0 && start < end;
}

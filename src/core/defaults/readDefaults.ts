/** Which rubric or scorecard the files of a glob are graded with. */
export interface FileDefault {
  readonly glob: string;
  /** Name, label or path of a rubric or a scorecard; empty for none. */
  readonly criteria: string;
}

/**
 * Reads the setting that maps globs to rubrics or scorecards, most specific glob first: the one with more characters that
 * stand for themselves. Globs that are equal in this keep the order of the setting. What is no pair of texts is left out.
 */
export function readDefaults(setting: unknown): readonly FileDefault[] {
  if (typeof setting !== 'object' || setting === null || Array.isArray(setting)) return [];
  return Object.entries(setting)
    .flatMap(([glob, criteria]: [string, unknown]) => (glob.trim() === '' || typeof criteria !== 'string' ? [] : [{ glob: glob.trim(), criteria: criteria.trim() }]))
    .sort((a, b) => plainCharacters(b.glob) - plainCharacters(a.glob));
}

/** How many characters of a glob stand for themselves; a group or class in brackets counts for none. */
function plainCharacters(glob: string): number {
  return glob.replaceAll(/\{[^{}]*\}|\[[^[\]]*\]|[*?]/gu, '').length;
}

/** Where rubric files are looked for in a workspace folder, unless the settings say otherwise. Scorecards that they find are no rubrics. */
export const DEFAULT_RUBRIC_GLOBS: readonly string[] = ['**/*.rubric.{yaml,yml}', 'rubrics/**/*.{yaml,yml}'];

/** A rubric that can be picked. */
export interface RubricChoice<T> {
  /** The name of the rubric, or `name (shipped)` for a shipped one behind a workspace rubric of the same name. Unique among shipped ones. */
  readonly label: string;
  readonly shipped: boolean;
  readonly rubric: T;
}

/** The rubrics of the workspace, then those that ship. A workspace rubric wins a name; the shipped one stays reachable. */
export function mergeRubrics<T extends { readonly name: string }>(workspace: readonly T[], shipped: readonly T[]): readonly RubricChoice<T>[] {
  const taken = new Set(workspace.map(({ name }) => name));
  return [
    ...workspace.map((rubric) => ({ label: rubric.name, shipped: false, rubric })),
    ...shipped.map((rubric) => ({ label: taken.has(rubric.name) ? `${rubric.name} (shipped)` : rubric.name, shipped: true, rubric })),
  ];
}

/** Puts what was used last first; the rest keeps its order. `lastUsed` holds keys, newest first. */
export function orderByLastUsed<T>(choices: readonly T[], keyOf: (choice: T) => string, lastUsed: readonly string[]): readonly T[] {
  const places = new Map(lastUsed.map((key, place) => [key, place]));
  const placeOf = (choice: T): number => places.get(keyOf(choice)) ?? lastUsed.length;
  return [...choices].sort((a, b) => placeOf(a) - placeOf(b));
}

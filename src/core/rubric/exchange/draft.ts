import type { Score } from '../rubric.ts';

/** What a foreign format says of a rubric; the rest is filled in. */
export interface Draft {
  readonly name?: string;
  readonly criteria?: string;
  readonly scores: Readonly<Partial<Record<Score, string>>>;
  /** What the person should know about the import, one sentence each. */
  readonly notes: readonly string[];
}

/** What a reader of one format makes of a text: drafts, a fault in a text of its format, or null for another format. */
export type Reading = { readonly kind: 'drafts'; readonly drafts: readonly Draft[] } | { readonly kind: 'broken'; readonly message: string } | null;

/** A reading with at least one draft; null without one. */
export function draftsOf(drafts: readonly Draft[]): Reading {
  return drafts.length === 0 ? null : { kind: 'drafts', drafts };
}

/** A text of the format with a fault. */
export function broken(message: string): Reading {
  return { kind: 'broken', message };
}

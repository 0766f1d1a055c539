/** A template marker found in user text and made harmless; `marker` is the text as it stood there. */
export interface NeutralisedMarker {
  readonly part: 'instruction' | 'response' | 'reference' | 'rubric';
  readonly marker: string;
  /** How many times it occurred in that part, at least 1. */
  readonly count: number;
}

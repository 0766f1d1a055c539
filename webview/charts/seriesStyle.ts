/** How a line is told from the others: by its letter, its dashes and the shape of its points; its colour is only a help. */
export interface SeriesStyle {
  readonly letter: string;
  /** For `stroke-dasharray`, in pixels; empty is an unbroken line. */
  readonly dashes: string;
  /** Outline around the origin, about 9 pixels across. */
  readonly shape: string;
}

/** As many lines as can be told apart. */
export const SERIES_STYLES: readonly SeriesStyle[] = [
  { letter: 'A', dashes: '', shape: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z' },
  { letter: 'B', dashes: '6 3', shape: 'M-3.7-3.7h7.4v7.4h-7.4z' },
  { letter: 'C', dashes: '2 3', shape: 'M0-4.8L4.6 3.4H-4.6z' },
  { letter: 'D', dashes: '9 3 2 3', shape: 'M0-5.2L5.2 0 0 5.2-5.2 0z' },
  { letter: 'E', dashes: '12 4', shape: 'M0 4.8L4.6-3.4H-4.6z' },
  { letter: 'F', dashes: '4 2 2 2 2 2', shape: 'M-1.6-4.8h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2v-3.2h3.2z' },
  { letter: 'G', dashes: '1 2', shape: 'M-2.2-5h4.4v10h-4.4z' },
  { letter: 'H', dashes: '14 3 2 3 2 3', shape: 'M-5-2.2h10v4.4h-10z' },
];

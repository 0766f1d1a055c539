/** The formats that a history is exported to. `csv` and `jsonl` hold every grade, `md` and `html` are reports to read. */
export const HISTORY_FORMATS = ['csv', 'jsonl', 'md', 'html'] as const;

export type HistoryFormat = (typeof HISTORY_FORMATS)[number];

/** Whether a value names a format. */
export function isHistoryFormat(value: unknown): value is HistoryFormat {
  return HISTORY_FORMATS.some((format) => format === value);
}

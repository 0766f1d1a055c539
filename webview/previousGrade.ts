import type { PanelModel } from './model.ts';

/** The grade before the selected one of the same text place, as far as the rows that are loaded tell; else null. */
export function previousGradeId({ host, rows }: PanelModel): string | null {
  const id = host?.selected?.id;
  if (id === undefined) return null;
  for (const { rows: grades } of rows.blocks.values()) {
    const row = grades.find((grade) => grade.id === id);
    if (row !== undefined) return row.change?.previousId ?? null;
  }
  return null;
}

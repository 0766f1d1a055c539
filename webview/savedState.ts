import { SECTIONS, type PanelModel, type SectionName } from './model.ts';

/** What the page keeps while it is hidden or the window is reloaded. */
export interface SavedState {
  readonly expanded: readonly SectionName[];
  readonly activeGradeId: string | null;
  readonly selectedId: string | null;
  /** Pixels from the top. */
  readonly scrollTop: number;
}

const NOTHING: SavedState = { expanded: [], activeGradeId: null, selectedId: null, scrollTop: 0 };

/** Reads what an earlier version of the page may have kept; whatever does not fit is left out. */
export function readSavedState(value: unknown): SavedState {
  if (typeof value !== 'object' || value === null) return NOTHING;
  const kept: Partial<Record<keyof SavedState, unknown>> = value;
  return {
    expanded: sections(kept.expanded),
    activeGradeId: text(kept.activeGradeId),
    selectedId: text(kept.selectedId),
    scrollTop: typeof kept.scrollTop === 'number' && kept.scrollTop >= 0 ? kept.scrollTop : 0,
  };
}

/** What to keep of a model. */
export function savedStateOf({ host, ui }: PanelModel, scrollTop: number): SavedState {
  return { expanded: [...ui.expanded], activeGradeId: ui.activeGradeId, selectedId: host?.selected?.id ?? null, scrollTop };
}

function sections(value: unknown): SectionName[] {
  return Array.isArray(value) ? SECTIONS.filter((section) => value.includes(section)) : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

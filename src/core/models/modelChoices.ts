import { entryId } from './catalogue.ts';
import { displaySize } from './machine.ts';
import type { Recommendation } from './recommend.ts';

/** What of a catalogue file is on this machine. */
export type LocalState =
  | { readonly kind: 'absent' }
  /** A download that was begun and can go on. */
  | { readonly kind: 'paused'; readonly receivedBytes: number; readonly totalBytes: number | null }
  | { readonly kind: 'ready' };

/** A file of the catalogue to choose. */
export interface ModelChoice extends Recommendation {
  readonly id: string;
  /** Where it lies, or would. */
  readonly path: string;
  readonly state: LocalState;
  /** Grades are made with it now. */
  readonly inUse: boolean;
}

/** The choices in groups; each is in one of them. */
export interface ModelChoices {
  /** The best one that fits and can judge; null when none does. */
  readonly recommended: ModelChoice | null;
  /** Ready or paused, without the recommended one. */
  readonly downloaded: readonly ModelChoice[];
  readonly others: readonly ModelChoice[];
}

/** What is known of the files on this machine. */
export interface LocalFiles {
  readonly pathOf: (id: string) => string;
  readonly stateOf: (id: string) => LocalState;
  /** The file that grades are made with; null when there is none. */
  readonly inUsePath: string | null;
}

/** Groups a ranked catalogue by what there is of it on this machine. */
export function modelChoices(ranked: readonly Recommendation[], { pathOf, stateOf, inUsePath }: LocalFiles): ModelChoices {
  const all = ranked.map((recommendation): ModelChoice => {
    const id = entryId(recommendation);
    const state = stateOf(id);
    return { ...recommendation, id, path: pathOf(id), state, inUse: state.kind === 'ready' && pathOf(id) === inUsePath };
  });
  const recommended = all.find(({ fits, model }) => fits !== 'no' && !model.demonstrationOnly) ?? null;
  const rest = all.filter((choice) => choice !== recommended);
  return {
    recommended,
    downloaded: rest.filter(({ state }) => state.kind !== 'absent'),
    others: rest.filter(({ state }) => state.kind === 'absent'),
  };
}

const FITS = { yes: 'fits', tight: 'fits barely', no: 'does not fit' } as const;

/** The name of a choice: `Prometheus 2 7B Q4_K_M`. */
export function choiceName({ model, file }: Pick<ModelChoice, 'model' | 'file'>): string {
  return `${model.name} ${file.precision}`;
}

/** In a few words: its size, the memory it needs, whether that fits, what there is of it, and the licence. */
export function choiceSummary(choice: ModelChoice): string {
  const { file, fits, inUse, model, neededBytes, state } = choice;
  const size = `${file.bytesExact ? '' : 'about '}${displaySize(file.bytes)}`;
  return [...(inUse ? ['in use'] : describeState(state)), size, `needs ${displaySize(neededBytes)}`, FITS[fits], model.licence ?? 'licence: see the model card'].join(' · ');
}

function describeState(state: LocalState): readonly string[] {
  switch (state.kind) {
    case 'absent':
      return [];
    case 'ready':
      return ['downloaded'];
    case 'paused':
      return [`download paused at ${displaySize(state.receivedBytes)}${state.totalBytes === null ? '' : ` of ${displaySize(state.totalBytes)}`}`];
  }
}

/** The sentences behind a choice: what to expect of it. */
export function choiceDetail({ file, expectation }: ModelChoice): string {
  return file.fileNameKnown ? expectation : `${expectation} The file name is derived from the way its repository names files.`;
}

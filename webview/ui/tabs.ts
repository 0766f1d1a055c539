import { html, type TemplateResult } from 'lit-html';

/** One tab. */
export interface Tab<T extends string> {
  readonly id: T;
  readonly label: string;
}

/** Tabs that switch what the panel below them shows. */
export interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly chosen: T;
  /** Id of the panel. */
  readonly controls: string;
  readonly onChoose: (id: T) => void;
}

/** Id of a tab's element, for the panel to be named by it. */
export function tabId(id: string): string {
  return `tab-${id}`;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

/** One Tab stop; arrow keys choose at once, since showing a view costs nothing. */
export function tabs<T extends string>({ label, tabs: all, chosen, controls, onChoose }: TabsProps<T>): TemplateResult {
  const key = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const next = step === undefined ? undefined : all[Math.min(all.length - 1, Math.max(0, all.findIndex(({ id }) => id === chosen) + step))];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    document.getElementById(tabId(next.id))?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${key}>
    ${all.map(
      ({ id, label: name }) => html`<button
        type="button"
        role="tab"
        id=${tabId(id)}
        class="tab"
        aria-selected=${id === chosen ? 'true' : 'false'}
        aria-controls=${controls}
        tabindex=${id === chosen ? 0 : -1}
        @click=${() => {
          onChoose(id);
        }}
      >${name}</button>`,
    )}
  </div>`;
}

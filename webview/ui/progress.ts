import { html, nothing, type TemplateResult } from 'lit-html';

/** How far something is, 0..1; null when it cannot be told. */
export interface ProgressProps {
  readonly label: string;
  readonly fraction: number | null;
}

/** A thin bar as VS Code's own; it moves by itself when the fraction is unknown. */
export function progressBar({ label, fraction }: ProgressProps): TemplateResult {
  const done = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return html`<div class="progress" role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${done ?? nothing}>
    <svg class=${done === null ? 'progress-bar unknown' : 'progress-bar'} aria-hidden="true">
      <rect width=${done === null ? '30%' : `${done}%`} height="100%"></rect>
    </svg>
  </div>`;
}

/**
 * A ring that turns while something goes on; decorative, so a text beside it has to say what. The toolkit's
 * ring calls itself an alert, hence the wrapper that hides it from screen readers.
 */
export function progressRing(): TemplateResult {
  return html`<span class="ring" aria-hidden="true"><vscode-progress-ring></vscode-progress-ring></span>`;
}

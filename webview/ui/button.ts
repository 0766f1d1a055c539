import { html, nothing, type TemplateResult } from 'lit-html';
import { icon, type IconName } from './icon.ts';

/** A push button. */
export interface ButtonProps {
  readonly label: string;
  readonly onPress: () => void;
  /** Default secondary. */
  readonly emphasis?: 'primary' | 'secondary';
  readonly icon?: IconName;
  /** Shown on hover; more than the label says. */
  readonly hint?: string;
  /** Stays focusable, says that it is busy, and does nothing. */
  readonly busy?: boolean;
}

export function button({ label, onPress, emphasis = 'secondary', icon: iconName, hint, busy = false }: ButtonProps): TemplateResult {
  const press = (): void => {
    if (!busy) onPress();
  };
  return html`<vscode-button appearance=${emphasis} title=${hint ?? nothing} aria-disabled=${busy ? 'true' : nothing} @click=${press}
    >${iconName === undefined ? nothing : icon(iconName, 'start')}${label}</vscode-button
  >`;
}

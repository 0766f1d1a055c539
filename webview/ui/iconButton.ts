import { html, type TemplateResult } from 'lit-html';
import { icon, type IconName } from './icon.ts';

/** A button that shows an icon alone; its label is read out and shown on hover. */
export interface IconButtonProps {
  readonly label: string;
  readonly icon: IconName;
  readonly onPress: () => void;
}

export function iconButton({ label, icon: iconName, onPress }: IconButtonProps): TemplateResult {
  return html`<vscode-button appearance="icon" aria-label=${label} title=${label} @click=${onPress}>${icon(iconName)}</vscode-button>`;
}

import type { TemplateResult } from 'lit-html';
import { toolButton } from './toolButton.ts';

/** Copies a text to the clipboard. */
export interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
}

export function copyButton({ label, text }: CopyButtonProps): TemplateResult {
  const copy = (): void => {
    void navigator.clipboard.writeText(text);
  };
  return toolButton({ label, labelHidden: true, icon: 'copy', onPress: copy });
}

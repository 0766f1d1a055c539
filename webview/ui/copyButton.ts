import { html, type TemplateResult } from 'lit-html';
import { icon } from './icon.ts';
import { toolButton } from './toolButton.ts';

/** Copies a text to the clipboard. */
export interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
}

const SAID_MS = 2000;

/** A check mark, and a word for screen readers, say for a moment that the text was copied. */
export function copyButton({ label, text }: CopyButtonProps): TemplateResult {
  const copy = ({ currentTarget }: Event): void => {
    const place = currentTarget instanceof Element ? currentTarget.closest('.copy') : null;
    void navigator.clipboard.writeText(text).then(
      () => { say(place, 'Copied'); },
      () => { say(place, 'Not copied'); },
    );
  };
  return html`<span class="copy">${toolButton({ label, labelHidden: true, icon: 'copy', onPress: copy })}<span class="copy-said" role="status"></span><span class="copy-done" aria-hidden="true">${icon('check')}</span></span>`;
}

// In the page alone: the model does not change by it.
function say(place: Element | null, words: 'Copied' | 'Not copied'): void {
  const status = place?.querySelector('.copy-said');
  if (!status) return;
  status.textContent = words;
  place?.classList.toggle('copied', words === 'Copied');
  setTimeout(() => {
    status.textContent = '';
    place?.classList.remove('copied');
  }, SAID_MS);
}

import { html, type TemplateResult } from 'lit-html';
import { rowAfterKey } from '../roving.ts';
import { icon, type IconName } from './icon.ts';

/** An entry of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly onPress: () => void;
}

/** A button that opens a menu below it. */
export interface MenuButtonProps {
  readonly label: string;
  readonly icon: IconName;
  readonly items: readonly MenuItem[];
}

export function menuButton({ label, icon: iconName, items }: MenuButtonProps): TemplateResult {
  return html`<span class="menu-anchor">
    <button type="button" class="tool icon-only" aria-label=${label} title=${label} aria-haspopup="menu" aria-expanded="false" @click=${open}>${icon(iconName)}</button>
    <div class="menu" role="menu" aria-label=${label} popover @toggle=${toggled} @keydown=${key}>
      ${items.map((item) => html`<button type="button" role="menuitem" tabindex="-1" @click=${press(item)}>${item.label}</button>`)}
    </div>
  </span>`;
}

function press({ onPress }: MenuItem): (event: Event) => void {
  return ({ currentTarget }) => {
    if (currentTarget instanceof HTMLElement) currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
    onPress();
  };
}

function open({ currentTarget }: Event): void {
  if (!(currentTarget instanceof HTMLElement)) return;
  const menu = currentTarget.nextElementSibling;
  if (!(menu instanceof HTMLElement)) return;
  menu.showPopover();
  placeBelow(menu, currentTarget.getBoundingClientRect());
  menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
}

// Within the page, on the side of the button where there is room.
function placeBelow(menu: HTMLElement, anchor: DOMRect): void {
  const { width, height } = menu.getBoundingClientRect();
  const below = anchor.bottom + height <= window.innerHeight;
  menu.style.left = `${Math.max(4, Math.min(anchor.right - width, window.innerWidth - width - 4))}px`;
  menu.style.top = `${below ? anchor.bottom + 2 : Math.max(4, anchor.top - height - 2)}px`;
}

function toggled({ currentTarget, newState }: ToggleEvent): void {
  if (currentTarget instanceof HTMLElement) currentTarget.previousElementSibling?.setAttribute('aria-expanded', String(newState === 'open'));
}

// The browser closes the menu on Escape; nothing outside is to act on it too.
function key(event: KeyboardEvent): void {
  event.stopPropagation();
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const next = rowAfterKey(event.key, items.findIndex((item) => item === document.activeElement), items.length);
  if (next !== null) {
    event.preventDefault();
    items[next]?.focus();
  }
  if (event.key === 'Tab') event.currentTarget.hidePopover();
}

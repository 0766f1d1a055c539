const CLOSE_ENOUGH_PIXELS = 24;

/**
 * Draws, and keeps boxes that grow at their end scrolled to the end; not when the person has scrolled up
 * in them to read.
 */
export function followingEnd(container: HTMLElement, draw: () => void): void {
  const left = new Set(boxes(container).filter((box) => !atEnd(box)));
  draw();
  for (const box of boxes(container)) if (!left.has(box)) box.scrollTop = box.scrollHeight;
}

function boxes(container: HTMLElement): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>('[data-follow-end]')];
}

function atEnd(box: HTMLElement): boolean {
  return box.scrollHeight - box.clientHeight - box.scrollTop < CLOSE_ENOUGH_PIXELS;
}

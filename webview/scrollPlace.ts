/** How far the list is scrolled, whether it scrolls with the page or, in a wide page, by itself. In pixels from the top. */
export class ScrollPlace {
  readonly #list: HTMLElement;

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  get top(): number {
    return window.scrollY + this.#list.scrollTop;
  }

  // One of the two cannot scroll, and stays at 0.
  set top(pixels: number) {
    window.scrollTo(0, pixels);
    this.#list.scrollTop = pixels;
  }

  /** Whether the first row has been scrolled out of view. */
  get isInList(): boolean {
    const rows = this.#list.querySelector('.rows');
    return rows !== null && rows.getBoundingClientRect().top < 0;
  }

  /** Scrolls on. */
  by(pixels: number): void {
    if (pixels !== 0) this.top += pixels;
  }
}

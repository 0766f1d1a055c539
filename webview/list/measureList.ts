import type { ListMeasures } from '../model.ts';
import { densityFor } from './drawnRows.ts';

/** The part in view is rounded to this many pixels, so that not each pixel of scrolling draws anew. */
const STEP = 100;

/** Measures the list on the page; null while there is none. */
export function measureList(page: HTMLElement): ListMeasures | null {
  const list = page.querySelector<HTMLElement>('.rows');
  if (list === null) return null;
  const { top, bottom, width } = list.getBoundingClientRect();
  const fontPixels = parseFloat(getComputedStyle(list).fontSize);
  const inView = bottom > 0 && top < window.innerHeight;
  return {
    top: inView ? Math.floor(Math.max(0, -top) / STEP) * STEP : 0,
    bottom: inView ? Math.ceil((window.innerHeight - top) / STEP) * STEP : 0,
    density: densityFor(width, fontPixels),
    fontPixels,
  };
}

/** Whether two measurements say the same. */
export function sameMeasures(a: ListMeasures, b: ListMeasures): boolean {
  return a.top === b.top && a.bottom === b.bottom && a.density === b.density && a.fontPixels === b.fontPixels;
}

/** Steps of shading: 0 is none, 4 the darkest. */
export type Shade = 0 | 1 | 2 | 3 | 4;

/** The shade of a count, by its part of the largest: a count that is not nothing is shaded. */
export function shadeOf(count: number, largest: number): Shade {
  if (count <= 0 || largest <= 0) return 0;
  const part = count / largest;
  if (part > 0.75) return 4;
  if (part > 0.5) return 3;
  return part > 0.25 ? 2 : 1;
}

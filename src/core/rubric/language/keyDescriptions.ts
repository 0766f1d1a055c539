import { isScore } from '../rubric.ts';
import { rubricSchema } from '../rubricSchema.ts';

interface Described {
  readonly description: string;
}

const { properties } = rubricSchema;

/** What a top-level key of a rubric file does, as the schema says it; null for an unknown key. */
export function rubricKeyDescription(key: string): string | null {
  return describe(properties, key);
}

/** What a key of an example does; null for an unknown key. */
export function exampleKeyDescription(key: string): string | null {
  return describe(properties.examples.items.properties, key);
}

/** What a level of `scores` does; null for anything but 1 to 5. */
export function scoreDescription(level: number): string | null {
  return isScore(level) ? properties.scores.properties[level].description : null;
}

function describe(known: Readonly<Record<string, Described>>, key: string): string | null {
  return Object.hasOwn(known, key) ? (known[key]?.description ?? null) : null;
}

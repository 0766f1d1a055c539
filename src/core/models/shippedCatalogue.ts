import type { Catalogue } from './catalogue.ts';
import data from './catalogue.json' with { type: 'json' };
import { readCatalogue } from './readCatalogue.ts';

/** The catalogue that ships. Throws when its data is broken, which a test rules out. */
export function shippedCatalogue(): Catalogue {
  const read = readCatalogue(data);
  if (!read.ok) throw new Error(`The model catalogue is broken: ${read.error}`);
  return read.value;
}

import { parseDocument, type Document } from 'yaml';

/**
 * Builds the YAML tree of a text that passed `findHazard`. Nothing in it runs: no tags but those of the core schema,
 * no merge keys, whatever version the file declares. Keys are compared later, in linear time, and the tree is read
 * node by node, so that aliases are never expanded.
 */
export function compose(text: string): Document.Parsed {
  return parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
  });
}

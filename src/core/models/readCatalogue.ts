import { PROMPT_FAMILIES } from '../grading/family.ts';
import { decode, flag, integerIn, listOf, nullable, numberIn, object, oneOf, text, where, type Decoder } from '../history/decode.ts';
import { err, ok, type Result } from '../support/result.ts';
import {
  catalogueEntries,
  entryId,
  type BenchmarkAgreement,
  type Catalogue,
  type CatalogueFile,
  type CatalogueModel,
  type ModelShape,
  type PublishedAgreement,
} from './catalogue.ts';

const count = integerIn(1, Number.MAX_SAFE_INTEGER);

function matching(pattern: RegExp, expected: string): Decoder<string> {
  return where((value): value is string => typeof value === 'string' && pattern.test(value), expected);
}

const shape = object<ModelShape>({ layers: count, embedding: count, heads: count, keyValueHeads: count });

const benchmark = object<BenchmarkAgreement>({ name: text, low: numberIn(-1, 1), high: numberIn(-1, 1) });

const agreement = object<PublishedAgreement>({ measure: text, source: text, benchmarks: listOf(benchmark) });

const file = object<CatalogueFile>({
  precision: matching(/^[A-Za-z0-9_]+$/, 'a precision'),
  repository: matching(/^[\w.-]+\/[\w.-]+$/, 'owner/name'),
  fileName: matching(/^[\w.-]+\.gguf$/, 'the name of a GGUF file'),
  fileNameKnown: flag,
  bytes: count,
  bytesExact: flag,
  sha256: nullable(matching(/^[0-9a-f]{64}$/, 'a sha256 in lower-case hex')),
});

const model = object<CatalogueModel>({
  id: matching(/^[a-z0-9-]+$/, 'an id of lower-case letters, digits and hyphens'),
  name: text,
  family: oneOf(PROMPT_FAMILIES),
  base: text,
  licence: nullable(text),
  contextTokens: count,
  shape,
  demonstrationOnly: flag,
  agreement: nullable(agreement),
  files: listOf(file),
});

/** Reads a catalogue; the error names the first value that does not fit. */
export function readCatalogue(value: unknown): Result<Catalogue, string> {
  const read = decode(object<Catalogue>({ models: listOf(model) }), value);
  if (!read.ok) return read;
  // Downloads lie in one folder under their own names.
  const twice = repeated(catalogueEntries(read.value).map(entryId)) ?? repeated(catalogueEntries(read.value).map((entry) => entry.file.fileName));
  return twice === undefined ? ok(read.value) : err(`${twice} is there twice`);
}

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}

import type { PromptFamily } from '../grading/family.ts';

/** The numbers of a model that its cache of keys and values depends on. */
export interface ModelShape {
  readonly layers: number;
  /** Width of the hidden state. */
  readonly embedding: number;
  readonly heads: number;
  /** Fewer than `heads` with grouped-query attention. */
  readonly keyValueHeads: number;
}

/** How well a model agreed with a judge on one benchmark, each -1..1; `low` and `high` differ where a source gives several runs. */
export interface BenchmarkAgreement {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** Agreement as it was published, for the unquantised model. */
export interface PublishedAgreement {
  /** What the numbers are, e.g. `Pearson correlation with GPT-4`. */
  readonly measure: string;
  /** Where they were published. */
  readonly source: string;
  readonly benchmarks: readonly BenchmarkAgreement[];
}

/** One GGUF file of a model on the hub. */
export interface CatalogueFile {
  /** Name of the quantisation, e.g. `Q4_K_M`. */
  readonly precision: string;
  /** `owner/name` on huggingface.co. */
  readonly repository: string;
  readonly fileName: string;
  /** False when the name was derived from the way the repository names its files. */
  readonly fileNameKnown: boolean;
  readonly bytes: number;
  /** False when `bytes` comes from a rounded size. */
  readonly bytesExact: boolean;
  /** Hex SHA-256 of the whole file as it was published; null when it was not. */
  readonly sha256: string | null;
}

/** A model that the product knows. */
export interface CatalogueModel {
  readonly id: string;
  readonly name: string;
  readonly family: PromptFamily;
  /** The model that it was trained from. */
  readonly base: string;
  /** Null when it is not known here: its model card says it. */
  readonly licence: string | null;
  /** Trained context in tokens. */
  readonly contextTokens: number;
  readonly shape: ModelShape;
  /** True for a model that shows the flow but is far too small to judge. */
  readonly demonstrationOnly: boolean;
  /** Null when none is known here. */
  readonly agreement: PublishedAgreement | null;
  readonly files: readonly CatalogueFile[];
}

/** All models that the product knows, those of one family side by side. */
export interface Catalogue {
  readonly models: readonly CatalogueModel[];
}

/** A file with the model that it holds. */
export interface CatalogueEntry {
  readonly model: CatalogueModel;
  readonly file: CatalogueFile;
}

/** Every file of the catalogue, in its order. */
export function catalogueEntries({ models }: Catalogue): readonly CatalogueEntry[] {
  return models.flatMap((model) => model.files.map((file) => ({ model, file })));
}

/** Names an entry, e.g. `prometheus-2-7b/Q4_K_M`; unique in a catalogue. */
export function entryId({ model, file }: CatalogueEntry): string {
  return `${model.id}/${file.precision}`;
}

/** The entry of an id; undefined when there is none. */
export function findEntry(catalogue: Catalogue, id: string): CatalogueEntry | undefined {
  return catalogueEntries(catalogue).find((entry) => entryId(entry) === id);
}

/** The page of a file's repository. */
export function modelCardUrl({ repository }: CatalogueFile): string {
  return `https://huggingface.co/${repository}`;
}

/** Where the hub serves a file. Source: https://huggingface.co/docs/hub/models-downloading */
export function downloadUrl({ repository, fileName }: CatalogueFile): string {
  return `https://huggingface.co/${repository}/resolve/main/${encodeURIComponent(fileName)}`;
}

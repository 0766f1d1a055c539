import { FILE_TYPES } from './ggufFormat.ts';
import type { GgufMetadataValue, ParsedGguf } from './parseGgufHeader.ts';

/** What a file says of the split model that it is a part of. */
export interface GgufSplit {
  /** Of this part, from 0. */
  readonly index: number;
  readonly count: number;
  /** In all parts together. */
  readonly tensorCount: number;
}

/** What the host wants to know of a GGUF file before the evaluator opens it. */
export interface GgufHeader {
  readonly version: number;
  /** `general.architecture`, e.g. `llama`. */
  readonly architecture: string;
  /** `general.name`; null when the file has none. */
  readonly name: string | null;
  /** Names of the models that it was made from, as far as the file tells. */
  readonly baseModels: readonly string[];
  /** Trained context in tokens. */
  readonly contextLength: number | null;
  readonly embeddingLength: number | null;
  readonly blockCount: number | null;
  /** Attention heads, and those of keys and values, fewer with grouped-query attention. */
  readonly headCount: number | null;
  readonly keyValueHeadCount: number | null;
  /** `tokenizer.ggml.model`, e.g. `llama` (SentencePiece) or `gpt2` (byte-pair). */
  readonly tokenizerModel: string | null;
  /** Jinja template. */
  readonly chatTemplate: string | null;
  readonly vocabularySize: number | null;
  /** The quantisation of most tensors, e.g. `Q4_K_M`; null when the file does not tell. */
  readonly precision: string | null;
  /** Null for a model in one file. */
  readonly split: GgufSplit | null;
  readonly tensorCount: number;
  readonly headerBytes: number;
  /** Size that the file must have to hold all its tensors. */
  readonly expectedBytes: number;
  readonly fileBytes: number;
  readonly metadata: ReadonlyMap<string, GgufMetadataValue>;
}

/** Reads the entries of interest out of the metadata; the architecture is empty when it is not named. */
export function describeGguf(parsed: ParsedGguf, fileBytes: number): GgufHeader {
  const { metadata } = parsed;
  const architecture = text(metadata, 'general.architecture') ?? '';
  const own = (key: string): number | null => number(metadata, `${architecture}.${key}`);
  const tokens = metadata.get('tokenizer.ggml.tokens');
  return {
    ...parsed,
    architecture,
    name: text(metadata, 'general.name'),
    baseModels: baseModels(metadata),
    contextLength: own('context_length'),
    embeddingLength: own('embedding_length'),
    blockCount: own('block_count'),
    headCount: own('attention.head_count'),
    keyValueHeadCount: own('attention.head_count_kv'),
    tokenizerModel: text(metadata, 'tokenizer.ggml.model'),
    chatTemplate: text(metadata, 'tokenizer.chat_template'),
    precision: FILE_TYPES.get(number(metadata, 'general.file_type') ?? -1) ?? null,
    split: splitOf(metadata),
    vocabularySize: typeof tokens === 'object' ? tokens.arrayLength : null,
    fileBytes,
  };
}

/** Source: `LLM_KV_SPLIT_*` in llama.cpp's `llama-arch.cpp`. */
function splitOf(metadata: ReadonlyMap<string, GgufMetadataValue>): GgufSplit | null {
  const count = number(metadata, 'split.count');
  if (count === null || count < 2) return null;
  return { index: number(metadata, 'split.no') ?? 0, count, tensorCount: number(metadata, 'split.tensors.count') ?? 0 };
}

function baseModels(metadata: ReadonlyMap<string, GgufMetadataValue>): string[] {
  const keys = [...metadata.keys()].filter((key) => /^general\.(basename|finetune|base_model\.\d+\.(name|repo_url))$/.test(key));
  return keys.flatMap((key) => text(metadata, key) ?? []);
}

function text(metadata: ReadonlyMap<string, GgufMetadataValue>, key: string): string | null {
  const value = metadata.get(key);
  return typeof value === 'string' ? value : null;
}

function number(metadata: ReadonlyMap<string, GgufMetadataValue>, key: string): number | null {
  const value = metadata.get(key);
  return typeof value === 'number' ? value : null;
}

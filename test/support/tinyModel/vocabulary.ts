import { learnPieces, prefixes, SPACE } from './merges.ts';

/** Token types of the GGUF format. */
const TYPE = { normal: 1, unknown: 2, control: 3, byte: 6 } as const;

/** Ids of the special tokens. */
export const UNK = 0;
export const BOS = 1;
export const EOS = 2;

const CHAT_MARKERS = ['<|im_start|>', '<|im_end|>'];

// `INST]` is one piece, so that the `]` that ends a prompt differs from the `]` that ends `[RESULT]`.
// Both stay plain text, as in Llama-2.
const MARKER_PIECES = [`${SPACE}[`, ...['RES', 'ULT', 'INST]'].flatMap(prefixes)];

/** A SentencePiece vocabulary as the GGUF metadata stores it. */
export interface Vocabulary {
  readonly tokens: readonly string[];
  readonly scores: readonly number[];
  readonly types: readonly number[];
  /** Id of a piece; throws when there is none. */
  idOf(piece: string): number;
}

/**
 * `<unk> <s> </s>`, 256 byte tokens, `▁`, printable ASCII, two control tokens of a chat template, then merged
 * pieces. The tokenizer merges the pair with the highest score first, so cues, which stand first, always come
 * out whole; `chain` pieces come last and have no merges that lead to them: only the model writes them.
 */
export function buildVocabulary(cues: readonly string[], chain: readonly string[]): Vocabulary {
  const cuePieces = cues.flatMap((cue) => prefixes(cue.replaceAll(' ', SPACE)));
  const tokens = [...new Set([...baseTokens(), ...cuePieces, ...MARKER_PIECES, ...learnPieces(500), ...chain])];
  const ids = new Map(tokens.map((token, id) => [token, id]));
  return {
    tokens,
    scores: tokens.map((_, id) => -id),
    types: tokens.map(typeOf),
    idOf: (piece) => {
      const id = ids.get(piece);
      if (id === undefined) throw new Error(`No piece ${piece}`);
      return id;
    },
  };
}

function baseTokens(): string[] {
  const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
  const ascii = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
  return ['<unk>', '<s>', '</s>', ...bytes, SPACE, ...ascii, ...CHAT_MARKERS];
}

function typeOf(token: string, id: number): number {
  if (id === UNK) return TYPE.unknown;
  if (id === BOS || id === EOS || CHAT_MARKERS.includes(token)) return TYPE.control;
  return id < 259 ? TYPE.byte : TYPE.normal;
}

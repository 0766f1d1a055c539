import type { LlamaModel, Token } from 'node-llama-cpp';

const REPLACEMENT = '\uFFFD';
/** A UTF-8 character has at most 4 bytes, so with more tokens than that the replacement character is the model's own. */
const LONGEST_CHARACTER_TOKENS = 4;
/** Tokens of context that the detokeniser needs to place spaces. */
const CONTEXT_TOKENS = 4;

/** Turns tokens into text as they come; characters whose bytes are spread over tokens appear when they are whole. */
export class TextStream {
  readonly #detokenize: LlamaModel['detokenize'];
  #context: Token[];
  #pending: Token[] = [];
  #text = '';

  /** `before` are the tokens that the text follows. */
  constructor(model: Pick<LlamaModel, 'detokenize'>, before: readonly Token[]) {
    this.#detokenize = model.detokenize.bind(model);
    this.#context = before.slice(-CONTEXT_TOKENS);
  }

  /** The text so far, in whole characters. */
  get text(): string {
    return this.#text;
  }

  /** Returns the text that this token completes. */
  push(token: Token): string {
    this.#pending.push(token);
    const piece = this.#detokenize(this.#pending, false, this.#context);
    if (piece.endsWith(REPLACEMENT) && this.#pending.length < LONGEST_CHARACTER_TOKENS) return '';
    this.#text += piece;
    this.#context = [...this.#context, ...this.#pending].slice(-CONTEXT_TOKENS);
    this.#pending = [];
    return piece;
  }
}

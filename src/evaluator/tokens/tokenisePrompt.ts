import type { LlamaModel, Token } from 'node-llama-cpp';
import type { ChatPiece } from '../../core/grading/chatPieces.ts';
import type { Prompt } from '../../core/grading/prompt.ts';
import { joinSpans } from '../../core/grading/promptText.ts';
import { layOutChat } from './chatTemplate.ts';

/** What tokenising needs of a loaded model. */
export interface PromptTokeniser {
  readonly model: LlamaModel;
  readonly chatTemplate: string | null;
}

/**
 * The tokens of a prompt. A raw prompt always begins with BOS, as the families with a raw format were trained; a chat
 * begins as its template and the vocabulary say.
 */
export function tokenisePrompt({ model, chatTemplate }: PromptTokeniser, prompt: Prompt): Token[] {
  if (prompt.form === 'raw') return [...bos(model), ...model.tokenize(joinSpans(prompt.spans), false)];
  return tokeniseChat(model, chatLayout({ model, chatTemplate }), prompt.system, joinSpans(prompt.user));
}

/** How a chat is laid out for the model; throws as `layOutChat` does. */
export function chatLayout({ model, chatTemplate }: PromptTokeniser): ChatPiece[] {
  return layOutChat(chatTemplate, { bos: model.tokens.bosString ?? '', eos: model.tokens.eosString ?? '' });
}

function tokeniseChat(model: LlamaModel, pieces: readonly ChatPiece[], system: string, user: string): Token[] {
  // Folded in one text, since tokens can span the border.
  const texts = { system, user, both: `${system}\n\n${user}` };
  const tokens: Token[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'template') tokens.push(...append(model, tokens, piece.text, true));
    else tokens.push(...append(model, tokens, texts[piece.kind], false));
  }
  const hasBos = tokens[0] !== undefined && tokens[0] === model.tokens.bos;
  return hasBos || !model.tokens.shouldPrependBosToken ? tokens : [...bos(model), ...tokens];
}

/** SentencePiece puts a space before a text, but only at the beginning and after a control token. */
function append(model: LlamaModel, before: readonly Token[], text: string, specialTokens: boolean): Token[] {
  const last = before.at(-1);
  const atBeginning = last === undefined || model.isSpecialToken(last);
  return atBeginning ? model.tokenize(text, specialTokens) : model.tokenize(text, specialTokens, 'trimLeadingSpace');
}

function bos(model: LlamaModel): Token[] {
  return model.tokens.bos === null ? [] : [model.tokens.bos];
}

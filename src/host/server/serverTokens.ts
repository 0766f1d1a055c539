import { BOTH, chatPieces, occursOnce, SYSTEM, USER, type ChatPiece } from '../../core/grading/chatPieces.ts';
import type { EvaluatorFailure, PromptTokenCount } from '../../core/grading/evaluator.ts';
import type { Prompt, PromptPart } from '../../core/grading/prompt.ts';
import { joinSpans } from '../../core/grading/promptText.ts';
import { RESULT_MARKER } from '../../core/grading/resultMarker.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import { fieldsOf, textOf, tokensOf, type Fields } from './json.ts';
import type { DigitOf } from './logProbabilities.ts';
import type { ServerHttp } from './serverHttp.ts';

/** The token that begins a text, if there is one, and whether the vocabulary asks for it in front of each text. */
interface Bos {
  readonly token: readonly number[];
  readonly isPrepended: boolean;
}

/** What must not be lost: thrown inside this file and turned into a failure at its edge. */
class Stop extends Error {
  readonly failure: EvaluatorFailure;

  constructor(failure: EvaluatorFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** The tokens that a score is read with. */
export interface ServerScoreTokens {
  readonly digitOf: DigitOf;
  readonly lead: readonly number[];
}

/**
 * Makes tokens with a llama-server as the embedded engine makes them: user text with special tokens off, the template's markers
 * with special tokens on, a raw prompt in one piece after BOS.
 */
export class ServerTokens {
  readonly #http: ServerHttp;
  readonly #props: Fields;
  // Values and not promises: a request that is cancelled must not take others with it.
  #layout: readonly ChatPiece[] | null = null;
  #scoreTokens: ServerScoreTokens | null = null;
  #bos: Bos | null = null;
  #anchor: readonly number[] | null = null;
  /** Tokens of the texts that come in every prompt: the template's own. */
  readonly #known = new Map<string, readonly number[]>();

  constructor(http: ServerHttp, props: Fields) {
    this.#http = http;
    this.#props = props;
  }

  /** The tokens of a prompt. */
  prompt(prompt: Prompt, signal: AbortSignal): Promise<Result<readonly number[], EvaluatorFailure>> {
    return result(() => this.#promptTokens(prompt, signal));
  }

  /** Tokens per part; a part counts what its text adds to all before it. */
  count(prompt: Prompt, signal: AbortSignal): Promise<Result<PromptTokenCount, EvaluatorFailure>> {
    return result(async () => {
      const parts: Record<PromptPart, number> = { system: 0, task: 0, instruction: 0, response: 0, reference: 0, rubric: 0, lead: 0 };
      const spans = prompt.form === 'raw' ? prompt.spans : prompt.user;
      const upTo = (count: number): Prompt => (prompt.form === 'raw' ? { ...prompt, spans: spans.slice(0, count) } : { ...prompt, user: spans.slice(0, count) });
      let total = (await this.#promptTokens(upTo(0), signal)).length;
      parts.system = total;
      for (const [index, span] of spans.entries()) {
        const length = (await this.#promptTokens(upTo(index + 1), signal)).length;
        parts[span.part] += length - total;
        total = length;
      }
      return { total, parts };
    });
  }

  /** The tokens that lead to the score, and which tokens write a digit there. */
  scoreTokens(signal: AbortSignal): Promise<Result<ServerScoreTokens, EvaluatorFailure>> {
    return result(async () => (this.#scoreTokens ??= await this.#readScoreTokens(signal)));
  }

  /** What the last of these tokens wrote after the marker; the tokens end with it, cut there when it holds a number. */
  splitAfterMarker(tokens: readonly number[], holdsNumber: (text: string) => boolean, signal: AbortSignal): Promise<Result<{ readonly tokens: readonly number[]; readonly after: string }, EvaluatorFailure>> {
    return result(async () => {
      const tail = tokens.slice(-12);
      const text = await this.#text(tail, signal);
      const end = text.lastIndexOf(RESULT_MARKER) + RESULT_MARKER.length;
      const after = text.slice(end);
      if (end < RESULT_MARKER.length || !holdsNumber(after)) return { tokens, after: end < RESULT_MARKER.length ? '' : after };
      const before = await this.#text(tail.slice(0, -1), signal);
      return { tokens: [...tokens.slice(0, -1), ...(await this.#inside(text.slice(before.length, end), signal))], after: '' };
    });
  }

  async #promptTokens(prompt: Prompt, signal: AbortSignal): Promise<readonly number[]> {
    const bos = (this.#bos ??= await this.#readBos(signal));
    if (prompt.form === 'raw') return [...bos.token, ...(await this.#tokenise(joinSpans(prompt.spans), false, signal))];
    const user = joinSpans(prompt.user);
    const texts = { system: prompt.system, user, both: `${prompt.system}\n\n${user}` };
    const tokens: number[] = [];
    let afterControl = true;
    for (const piece of (this.#layout ??= await this.#readLayout(signal))) {
      const isTemplate = piece.kind === 'template';
      const text = isTemplate ? piece.text : texts[piece.kind];
      tokens.push(...(isTemplate ? await this.#templateTokens(text, afterControl, signal) : await this.#pieceTokens(text, afterControl, false, signal)));
      // A template's text that ends in a control token begins the next text anew.
      afterControl = isTemplate && /(?:>|\]|\|)$/u.test(text);
    }
    const hasBos = tokens[0] !== undefined && tokens[0] === bos.token[0];
    return hasBos || !bos.isPrepended ? tokens : [...bos.token, ...tokens];
  }

  async #templateTokens(text: string, afterControl: boolean, signal: AbortSignal): Promise<readonly number[]> {
    const name = `${String(afterControl)} ${text}`;
    const tokens = this.#known.get(name) ?? (await this.#pieceTokens(text, afterControl, true, signal));
    this.#known.set(name, tokens);
    return tokens;
  }

  #pieceTokens(text: string, afterControl: boolean, special: boolean, signal: AbortSignal): Promise<readonly number[]> {
    return afterControl ? this.#tokenise(text, special, signal) : this.#inside(text, signal, special);
  }

  async #readBos(signal: AbortSignal): Promise<Bos> {
    const text = textOf(this.#props['bos_token']) ?? '';
    const token = text === '' ? [] : await this.#tokenise(text, true, signal);
    const empty = await this.#ask('/tokenize', { content: '', add_special: true }, signal);
    return { token: token.length === 1 ? token : [], isPrepended: tokensOf(empty['tokens'])?.[0] === token[0] && token.length === 1 };
  }

  async #readLayout(signal: AbortSignal): Promise<readonly ChatPiece[]> {
    const render = async (messages: readonly object[]): Promise<string> => textOf((await this.#ask('/apply-template', { messages }, signal))['prompt']) ?? '';
    const user = { role: 'user', content: USER };
    // A template that knows no system role fails on it.
    const separate = await render([{ role: 'system', content: SYSTEM }, user]).catch(unlessCancelled);
    if (occursOnce(separate, SYSTEM) && occursOnce(separate, USER)) return chatPieces(separate);
    const folded = await render([{ role: 'user', content: BOTH }]);
    if (!occursOnce(folded, BOTH)) throw new Stop(this.#http.incapable('the chat template of its model does not hold the text of the user once'));
    return chatPieces(folded);
  }

  async #readScoreTokens(signal: AbortSignal): Promise<ServerScoreTokens> {
    const places = [1, 2, 3, 4, 5].flatMap((digit) => [' ', '('].map((before) => ({ digit, text: `${RESULT_MARKER}${before}${digit}` })));
    const read = await Promise.all(places.map(async ({ digit, text }) => {
      const token = (await this.#tokenise(text, false, signal)).at(-1);
      return token !== undefined && (await this.#text([token], signal)).trim() === String(digit) ? [[token, digit] as const] : [];
    }));
    const digits = new Map(read.flat());
    if (new Set(digits.values()).size < 5) throw new Stop(this.#http.incapable('the vocabulary of its model has no token for each digit'));
    const before = await this.#tokenise('x', false, signal);
    const whole = await this.#tokenise(`x ${RESULT_MARKER} 4`, false, signal);
    return { lead: whole.slice(before.length, -1), digitOf: ({ id }) => (id === null ? null : digits.get(id) ?? null) };
  }

  /** The tokens of a text inside of another: SentencePiece puts a space before a text, but only at the beginning. */
  async #inside(text: string, signal: AbortSignal, special = false): Promise<readonly number[]> {
    const anchor = (this.#anchor ??= await this.#tokenise('\n', false, signal));
    const whole = await this.#tokenise(`\n${text}`, special, signal);
    return anchor.every((token, index) => whole[index] === token) ? whole.slice(anchor.length) : this.#tokenise(text, special, signal);
  }

  async #tokenise(content: string, special: boolean, signal: AbortSignal): Promise<readonly number[]> {
    const tokens = tokensOf((await this.#ask('/tokenize', { content, add_special: false, parse_special: special }, signal))['tokens']);
    if (tokens === null) throw new Stop(this.#http.incapable('/tokenize gives no tokens'));
    return tokens;
  }

  async #text(tokens: readonly number[], signal: AbortSignal): Promise<string> {
    return textOf((await this.#ask('/detokenize', { tokens }, signal))['content']) ?? '';
  }

  async #ask(path: string, body: object, signal: AbortSignal): Promise<Fields> {
    const answer = await this.#http.json(path, signal, body);
    if (!answer.ok) throw new Stop(answer.error);
    return fieldsOf(answer.value);
  }
}

async function result<T>(work: () => Promise<T>): Promise<Result<T, EvaluatorFailure>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Stop) return err(error.failure);
    throw error;
  }
}

function unlessCancelled(error: unknown): string {
  if (error instanceof Stop && error.failure.kind === 'server-refused') return '';
  throw error;
}

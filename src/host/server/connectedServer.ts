import { isDeepStrictEqual } from 'node:util';
import type { Evaluation, EvaluationOptions, EvaluationRequest, EvaluatorFailure, EvaluatorIdentity, PromptTokenCount } from '../../core/grading/evaluator.ts';
import type { Prompt } from '../../core/grading/prompt.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import { evaluateChat } from './chatEvaluation.ts';
import { evaluateByCompletion, Feedback } from './evaluateOnServer.ts';
import type { CompletionRoute } from './route.ts';
import { ServerHttp, type ServerAccess } from './serverHttp.ts';
import { probeServer, type ServerProfile } from './serverProfile.ts';
import { serverBase, type ServerSettings } from './serverSettings.ts';
import { ServerTokens } from './serverTokens.ts';
import { textRoute } from './textRoute.ts';
import { tokenRoute } from './tokenRoute.ts';

/** A server that was asked what it is, and the way to let its model grade. */
export class ConnectedServer {
  readonly #http: ServerHttp;
  readonly #profile: ServerProfile;
  /** Null where only a chat is to be had. */
  readonly #route: CompletionRoute | null;

  constructor(http: ServerHttp, profile: ServerProfile) {
    this.#http = http;
    this.#profile = profile;
    this.#route = routeOf(http, profile);
  }

  get identity(): EvaluatorIdentity {
    return this.#profile.identity;
  }

  /** `host:port`. */
  get host(): string {
    return this.#http.host;
  }

  /** Whether another look at the server showed the same: what was learnt of its tokens then holds. */
  isLike(other: ConnectedServer): boolean {
    return isDeepStrictEqual(this.#profile, other.#profile);
  }

  countTokens(prompt: Prompt, signal: AbortSignal): Promise<Result<PromptTokenCount, EvaluatorFailure>> {
    return this.#route?.countTokens(prompt, signal) ?? Promise.resolve(err(this.#http.incapable('it cannot count the tokens of a chat')));
  }

  evaluate(request: EvaluationRequest, options: Pick<EvaluationOptions, 'onEvent'>, signal: AbortSignal): Promise<Result<Evaluation, EvaluatorFailure>> {
    return this.#route === null
      ? this.#evaluateChat(request, options, signal)
      : evaluateByCompletion(this.#http, this.#route, this.identity.contextTokens, request, options, signal);
  }

  async #evaluateChat(request: EvaluationRequest, { onEvent }: Pick<EvaluationOptions, 'onEvent'>, signal: AbortSignal): Promise<Result<Evaluation, EvaluatorFailure>> {
    const startedAt = performance.now();
    const feedback = new Feedback(onEvent);
    const chat = await evaluateChat(this.#http, this.#profile, request, feedback.show, signal);
    if (!chat.ok) return chat;
    const { tokens, ...said } = chat.value;
    const firstAt = feedback.firstAt ?? performance.now();
    const usage = { promptTokens: 0, reusedTokens: 0, generatedTokens: tokens, promptMs: firstAt - startedAt, feedbackMs: performance.now() - firstAt };
    return ok({ ...said, usage });
  }
}

function routeOf(http: ServerHttp, profile: ServerProfile): CompletionRoute | null {
  switch (profile.route) {
    case 'tokens':
      return tokenRoute(http, new ServerTokens(http, profile.props));
    case 'text':
      return textRoute(http, profile);
    case 'chat':
      return null;
  }
}

/** Asks a server what it is. */
export async function connectServer(settings: ServerSettings, access: Omit<ServerAccess, 'base' | 'key'>, signal: AbortSignal): Promise<Result<ConnectedServer, EvaluatorFailure>> {
  const base = serverBase(settings.url);
  if (base === null) return err({ kind: 'server-unreachable', url: withoutCredentials(settings.url), detail: 'it is no address of the form http://host:port or https://host, without a name or password in it' });
  const http = new ServerHttp({ ...access, base, key: settings.key });
  const profile = await probeServer(http, settings, signal);
  return profile.ok ? ok(new ConnectedServer(http, profile.value)) : profile;
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/@]*@/u, '//');
}

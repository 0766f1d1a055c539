import { createHash } from 'node:crypto';
import { toChatForm } from '../../core/grading/chatForm.ts';
import type { EvaluatorFailure, EvaluatorIdentity } from '../../core/grading/evaluator.ts';
import type { PromptFamily } from '../../core/grading/family.ts';
import { err, ok, type Result } from '../../core/support/result.ts';
import { isDemonstrationModel } from '../models/smallModel.ts';
import { familyByName } from './familyByName.ts';
import { countOf, fieldsOf, listOf, textOf, type Fields } from './json.ts';
import type { ServerHttp } from './serverHttp.ts';
import type { ServerSettings } from './serverSettings.ts';

/** Which of the server programs it is; `other` is known by its OpenAI endpoints alone. */
export type ServerKind = 'llama-server' | 'vllm' | 'ollama' | 'other';

/**
 * How a prompt reaches the model:
 * - `tokens`: as token ids made from its parts, special tokens off in all that the user wrote (llama-server);
 * - `text`: as one text that the server tokenises itself;
 * - `chat`: as messages that the server puts into the model's chat template.
 */
export type PromptRoute = 'tokens' | 'text' | 'chat';

/** What is known of a server and the model that grades there. */
export interface ServerProfile {
  readonly kind: ServerKind;
  readonly route: PromptRoute;
  readonly identity: EvaluatorIdentity;
  /** What the server calls the model. */
  readonly model: string;
  /** `/props` of llama-server; without fields for others. */
  readonly props: Fields;
}

/** The models that a server lists. */
export async function listModels(http: ServerHttp, signal: AbortSignal): Promise<Result<readonly Fields[], EvaluatorFailure>> {
  const models = await http.json('/v1/models', signal);
  if (!models.ok) return models;
  const listed = listOf(fieldsOf(models.value)['data']).map(fieldsOf).filter(({ id }) => typeof id === 'string');
  return listed.length === 0 && !Array.isArray(fieldsOf(models.value)['data']) ? err(http.incapable('/v1/models lists no models')) : ok(listed);
}

/** The name of a listed model. */
export function modelId(model: Fields): string {
  return textOf(model['id']) ?? '';
}

/** Asks a server what it is and what it runs. */
export async function probeServer(http: ServerHttp, settings: ServerSettings, signal: AbortSignal): Promise<Result<ServerProfile, EvaluatorFailure>> {
  const models = await listModels(http, signal);
  if (!models.ok) return models;
  const available = models.value.map(modelId);
  const model = chosenModel(models.value, settings.model);
  if (model === undefined) return err({ kind: 'server-model-missing', url: http.url, model: settings.model, available });
  const props = await llamaServerProps(http, model, signal);
  if (!props.ok) return props;
  const kind = kindOf(model, props.value);
  const family = settings.family ?? (kind === 'ollama' ? 'generic' : familyByName(`${modelId(model)} ${baseName(props.value)}`, architectureHint(props.value)));
  const route = routeOf(kind, family);
  if (route === null) {
    return err(http.incapable(`Ollama puts a template of its own around each prompt, so the exact prompt of ${family} does not reach the model; set prometheus.promptFamily to generic, or serve the same GGUF with llama-server`));
  }
  return ok({ kind, route, model: modelId(model), props: props.value, identity: identityOf(http, model, props.value, kind, family, route) });
}

function chosenModel(models: readonly Fields[], wanted: string): Fields | undefined {
  if (wanted === '') return models.length === 1 ? models[0] : undefined;
  return models.find((model) => modelId(model) === wanted) ?? models.find(({ aliases }) => listOf(aliases).includes(wanted));
}

/** `/props` is llama-server's own; any refusal but one for want of a key means that this is another server. */
export async function llamaServerProps(http: ServerHttp, model: Fields, signal: AbortSignal): Promise<Result<Fields, EvaluatorFailure>> {
  if (typeof model['owned_by'] === 'string' && model['owned_by'] !== 'llamacpp') return ok({});
  const props = await http.json('/props', signal);
  if (props.ok) return ok(fieldsOf(props.value));
  const { error } = props;
  return error.kind === 'server-incapable' || (error.kind === 'server-refused' && error.status !== 401 && error.status !== 403) ? ok({}) : props;
}

function kindOf(model: Fields, props: Fields): ServerKind {
  if (textOf(props['build_info']) !== null && countOf(fieldsOf(props['default_generation_settings'])['n_ctx']) !== null) return 'llama-server';
  if (model['owned_by'] === 'vllm') return 'vllm';
  return model['owned_by'] === 'library' ? 'ollama' : 'other';
}

/** Null where the prompt could not be kept as the family was trained on it. */
function routeOf(kind: ServerKind, family: PromptFamily): PromptRoute | null {
  if (kind === 'llama-server') return 'tokens';
  if (toChatForm(family, []).form === 'chat') return 'chat';
  return kind === 'ollama' ? null : 'text';
}

const ENGINES: Readonly<Record<ServerKind, string>> = { 'llama-server': 'llama-server', vllm: 'vLLM', ollama: 'Ollama', other: 'OpenAI-compatible server' };
const ROUTE_NOTES: Readonly<Record<PromptRoute, string>> = { tokens: '', text: ', which tokenises the text itself', chat: ', which lays out the chat itself' };

function identityOf(http: ServerHttp, model: Fields, props: Fields, kind: ServerKind, family: PromptFamily, route: PromptRoute): EvaluatorIdentity {
  const name = baseName(props) === '' ? modelId(model) : modelId(model).split(/[/\\]/u).at(-1) ?? modelId(model);
  const build = textOf(props['build_info']);
  const slotTokens = countOf(fieldsOf(props['default_generation_settings'])['n_ctx']);
  return {
    modelName: name,
    modelHash: modelHash(name, model),
    family,
    engine: `${ENGINES[kind]}${build === null ? '' : ` ${build}`} at ${http.host}${ROUTE_NOTES[route]}`,
    contextTokens: slotTokens ?? countOf(model['max_model_len']) ?? 0,
    demonstrationOnly: isDemonstrationModel('', name),
  };
}

/** Over the model's name and all that tells its weights: parameters, bytes, vocabulary, quantisation (llama-server), or root (vLLM). */
function modelHash(name: string, model: Fields): string {
  const { n_params, size, n_vocab, n_embd, ftype } = fieldsOf(model['meta']);
  const numbers = [n_params, size, n_vocab, n_embd].map(countOf);
  return createHash('sha256').update(JSON.stringify([name, ...numbers, textOf(ftype), textOf(model['root'])])).digest('hex');
}

function baseName(props: Fields): string {
  return textOf(props['model_path'])?.split(/[/\\]/u).at(-1) ?? '';
}

/** Qwen's chats have markers of their own, and so its Prometheus is told apart. */
function architectureHint(props: Fields): 'qwen2' | null {
  return textOf(props['chat_template'])?.includes('<|im_start|>') === true ? 'qwen2' : null;
}

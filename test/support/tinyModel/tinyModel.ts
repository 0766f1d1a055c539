import { splitIntoChain } from './chain.ts';
import { writeGguf, type GgufContent, type GgufValue } from './ggufWriter.ts';
import { SPACE } from './merges.ts';
import { CHATML_TEMPLATE, DEFAULT_CUES, DEFAULT_DISTRIBUTION, DEFAULT_FEEDBACK, type ScoreDistribution, type TinyModelOptions } from './options.ts';
import { BOS, buildVocabulary, EOS, UNK, type Vocabulary } from './vocabulary.ts';
import { constructTensors, HEAD_WIDTH, widthFor, type Behaviour, type Shape } from './weights.ts';

/**
 * Writes a GGUF v3 model with constructed weights: it writes a fixed feedback, ` [RESULT] `, then a digit whose
 * distribution depends on the cue words in the prompt, then ends. Under 2 MB and a tenth of a second.
 */
export async function writeTinyModel(path: string, options: TinyModelOptions = {}): Promise<void> {
  await writeGguf(path, tinyModelContent(options));
}

/** The same as `writeTinyModel` writes, for tests that change it before. */
export function tinyModelContent(options: TinyModelOptions = {}): GgufContent {
  const cues = Object.keys(options.cues ?? DEFAULT_CUES);
  const taken = new Set(buildVocabulary(cues, []).tokens);
  const feedback = splitIntoChain(options.feedback ?? DEFAULT_FEEDBACK, taken);
  const afterScore = splitIntoChain(options.afterScore ?? '', new Set([...taken, ...feedback]));
  const vocabulary = buildVocabulary(cues, [...feedback, ...afterScore]);
  const behaviour = behaviourOf(options, vocabulary, feedback, afterScore);
  const shape = shapeOf(options, behaviour, vocabulary);
  return { keyValues: metadata(options, shape, vocabulary), tensors: constructTensors(behaviour, shape) };
}

/** P(1..5) that the model gives when its prompt holds these cues, one entry for each occurrence. */
export function expectedDistribution(cuesInPrompt: readonly string[], options: TinyModelOptions = {}): number[] {
  const base = options.distribution ?? DEFAULT_DISTRIBUTION;
  const cues: Readonly<Record<string, ScoreDistribution>> = options.cues ?? DEFAULT_CUES;
  const found = cuesInPrompt.map((cue) => cues[cue] ?? base);
  const weights = base.map((p, digit) => (found.length === 0 ? p : Math.exp(found.reduce((sum, d) => sum + Math.log(d[digit] ?? 0), 0) / found.length)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function behaviourOf(options: TinyModelOptions, vocabulary: Vocabulary, feedback: readonly string[], afterScore: readonly string[]): Behaviour {
  const ids = (pieces: readonly string[]): number[] => pieces.map((piece) => vocabulary.idOf(piece));
  const chain = ids(feedback);
  const first = chain[0];
  const last = chain.at(-1);
  if (first === undefined || last === undefined) throw new Error('The feedback of a tiny model must not be empty');
  const marker = ids([`${SPACE}[`, 'RES', 'ULT', ']', SPACE]);
  const digitTokens = ids(['1', '2', '3', '4', '5']);
  const ending = options.neverEnds ? [first] : options.noMarker ? [EOS] : marker;
  const tail = [...ids(afterScore), EOS];
  const base = options.distribution ?? DEFAULT_DISTRIBUTION;
  return {
    first,
    successors: new Map([...pairs([...chain, ...ending]), ...pairs(marker), ...digitTokens.map((digit) => [digit, tail[0] ?? EOS] as const), ...pairs(tail)]),
    scoreToken: vocabulary.idOf(SPACE),
    digitTokens,
    digitLogits: base.map(Math.log),
    cues: new Map(Object.entries(options.cues ?? DEFAULT_CUES).map(([cue, p]) => [vocabulary.idOf(cue.replaceAll(' ', SPACE)), differences(p, base)])),
  };
}

function pairs(tokens: readonly number[]): (readonly [number, number])[] {
  return tokens.slice(1).map((token, index) => [tokens[index] ?? UNK, token]);
}

function differences(distribution: ScoreDistribution, base: ScoreDistribution): number[] {
  return distribution.map((p, digit) => Math.log(p) - Math.log(base[digit] ?? 1));
}

function shapeOf(options: TinyModelOptions, behaviour: Behaviour, vocabulary: Vocabulary): Shape {
  return {
    vocabularySize: vocabulary.tokens.length,
    width: widthFor(behaviour),
    feedForward: options.slow ? 16_384 : 64,
    layers: options.slow ? 6 : 2,
    withBiases: options.architecture === 'qwen2',
  };
}

function metadata(options: TinyModelOptions, shape: Shape, vocabulary: Vocabulary): Record<string, GgufValue> {
  const architecture = options.architecture ?? 'llama';
  const heads = shape.width / HEAD_WIDTH;
  const name = options.name === undefined ? 'Tiny test model' : options.name;
  const template = options.chatTemplate === undefined ? CHATML_TEMPLATE : options.chatTemplate;
  return {
    'general.architecture': { type: 'string', value: architecture },
    ...(name === null ? {} : { 'general.name': { type: 'string', value: name } }),
    'general.file_type': { type: 'u32', value: 0 },
    [`${architecture}.context_length`]: { type: 'u32', value: options.contextLength ?? 8192 },
    [`${architecture}.embedding_length`]: { type: 'u32', value: shape.width },
    [`${architecture}.block_count`]: { type: 'u32', value: shape.layers },
    [`${architecture}.feed_forward_length`]: { type: 'u32', value: shape.feedForward },
    [`${architecture}.attention.head_count`]: { type: 'u32', value: heads },
    [`${architecture}.attention.head_count_kv`]: { type: 'u32', value: heads },
    [`${architecture}.attention.layer_norm_rms_epsilon`]: { type: 'f32', value: 1e-5 },
    [`${architecture}.rope.dimension_count`]: { type: 'u32', value: HEAD_WIDTH },
    [`${architecture}.rope.freq_base`]: { type: 'f32', value: 1e10 },
    [`${architecture}.vocab_size`]: { type: 'u32', value: shape.vocabularySize },
    ...tokenizerMetadata(vocabulary),
    ...(template === null ? {} : { 'tokenizer.chat_template': { type: 'string', value: template } }),
    ...options.keyValues,
  };
}

function tokenizerMetadata(vocabulary: Vocabulary): Record<string, GgufValue> {
  return {
    'tokenizer.ggml.model': { type: 'string', value: 'llama' },
    'tokenizer.ggml.tokens': { type: 'strings', value: vocabulary.tokens },
    'tokenizer.ggml.scores': { type: 'f32s', value: vocabulary.scores },
    'tokenizer.ggml.token_type': { type: 'i32s', value: vocabulary.types },
    'tokenizer.ggml.unknown_token_id': { type: 'u32', value: UNK },
    'tokenizer.ggml.bos_token_id': { type: 'u32', value: BOS },
    'tokenizer.ggml.eos_token_id': { type: 'u32', value: EOS },
    'tokenizer.ggml.add_bos_token': { type: 'bool', value: true },
    'tokenizer.ggml.add_eos_token': { type: 'bool', value: false },
    'tokenizer.ggml.add_space_prefix': { type: 'bool', value: true },
  };
}

import type { GgufTensor } from './ggufWriter.ts';

/** Five natural logarithms, for the digits 1..5. */
export type DigitLogits = readonly number[];

/** What the model does after each token. */
export interface Behaviour {
  /** Token that starts the writing, wherever no other rule holds. */
  readonly first: number;
  /** Token -> its only successor. */
  readonly successors: ReadonlyMap<number, number>;
  /** The token after which a digit comes (`▁`), and the digits' logits there. */
  readonly scoreToken: number;
  readonly digitTokens: readonly number[];
  readonly digitLogits: DigitLogits;
  /** Cue token -> what it adds to the digits' logits. */
  readonly cues: ReadonlyMap<number, DigitLogits>;
}

export interface Shape {
  readonly vocabularySize: number;
  readonly width: number;
  readonly feedForward: number;
  readonly layers: number;
  /** Qwen2 has biases on q, k and v. */
  readonly withBiases: boolean;
}

/** Width of the attention head that works; the others are zero. */
export const HEAD_WIDTH = 64;

// Channels of the residual stream: a constant, the logits of the five digits, a flag for cue tokens, then one for each token with a rule.
const CONSTANT = 0;
const DIGITS = 1;
const CUE = 6;
const RULES = 7;

// So much larger than all else that the root mean square of every vector is the same: norms undo it with a weight.
const CONSTANT_VALUE = 1000;
// The last RoPE pair; with a base of 1e10 it does not turn.
const STEADY = HEAD_WIDTH - 1;
// exp(30) outweighs a few thousand other tokens.
const CUE_ATTENTION = 30;
const RULE_LOGIT = 50;
const FIRST_LOGIT = 25;

/** Channels needed for a behaviour. */
export function widthFor(behaviour: Behaviour): number {
  return Math.ceil((RULES + behaviour.successors.size + 1) / HEAD_WIDTH) * HEAD_WIDTH;
}

/**
 * Tensors of a `llama` (or `qwen2`) model that follows the behaviour exactly: the embedding of a token marks its
 * rule, the output head turns the mark into the successor's logit. One attention head looks at cue tokens alone
 * and adds the mean of their logits to the digits.
 */
export function constructTensors(behaviour: Behaviour, shape: Shape): GgufTensor[] {
  const { width, vocabularySize } = shape;
  return [
    matrix('token_embd.weight', width, vocabularySize, embeddings(behaviour, shape)),
    norm('output_norm.weight', width),
    matrix('output.weight', width, vocabularySize, outputHead(behaviour)),
    ...Array.from({ length: shape.layers }, (_, index) => layer(index, shape)).flat(),
  ];
}

type Cell = readonly [row: number, column: number, value: number];

function embeddings(behaviour: Behaviour, shape: Shape): Cell[] {
  const constant = Array.from({ length: shape.vocabularySize }, (_, token): Cell => [token, CONSTANT, CONSTANT_VALUE]);
  const rules = ruleTokens(behaviour).map((token, rule): Cell => [token, RULES + rule, 1]);
  const cues = [...behaviour.cues].flatMap(([token, logits]): Cell[] => [
    [token, CUE, 1],
    ...logits.map((logit, digit): Cell => [token, DIGITS + digit, logit]),
  ]);
  return [...constant, ...rules, ...cues];
}

function outputHead(behaviour: Behaviour): Cell[] {
  const rules = ruleTokens(behaviour);
  const scoreRule = RULES + rules.indexOf(behaviour.scoreToken);
  return [
    [behaviour.first, CONSTANT, FIRST_LOGIT / CONSTANT_VALUE],
    ...[...behaviour.successors.values()].map((successor, rule): Cell => [successor, RULES + rule, RULE_LOGIT]),
    ...behaviour.digitTokens.flatMap((token, digit): Cell[] => [
      [token, scoreRule, RULE_LOGIT + (behaviour.digitLogits[digit] ?? 0)],
      [token, DIGITS + digit, 1],
    ]),
  ];
}

function ruleTokens(behaviour: Behaviour): number[] {
  return [...behaviour.successors.keys(), behaviour.scoreToken];
}

function layer(index: number, shape: Shape): GgufTensor[] {
  const { width, feedForward } = shape;
  const name = (part: string): string => `blk.${String(index)}.${part}`;
  const working = index === 0;
  // Score of a cue: q * k / sqrt(HEAD_WIDTH); q is made from the constant, k from the flag.
  const query: Cell[] = [[STEADY, CONSTANT, Math.sqrt(HEAD_WIDTH) / CONSTANT_VALUE]];
  const key: Cell[] = [[STEADY, CUE, CUE_ATTENTION]];
  const digits = Array.from({ length: 5 }, (_, digit) => digit);
  const value = digits.map((digit): Cell => [digit, DIGITS + digit, 1]);
  const output = digits.map((digit): Cell => [DIGITS + digit, digit, 1]);
  return [
    norm(name('attn_norm.weight'), width),
    norm(name('ffn_norm.weight'), width),
    matrix(name('attn_q.weight'), width, width, working ? query : []),
    matrix(name('attn_k.weight'), width, width, working ? key : []),
    matrix(name('attn_v.weight'), width, width, working ? value : []),
    matrix(name('attn_output.weight'), width, width, working ? output : []),
    matrix(name('ffn_gate.weight'), width, feedForward, []),
    matrix(name('ffn_up.weight'), width, feedForward, []),
    matrix(name('ffn_down.weight'), feedForward, width, []),
    ...(shape.withBiases ? ['q', 'k', 'v'].map((part) => vector(name(`attn_${part}.bias`), width, 0)) : []),
  ];
}

function matrix(name: string, columns: number, rows: number, cells: readonly Cell[]): GgufTensor {
  if (cells.length === 0) return { name, shape: [columns, rows], data: null };
  const data = new Float32Array(columns * rows);
  for (const [row, column, value] of cells) data[row * columns + column] = value;
  return { name, shape: [columns, rows], data };
}

/** The weight by which a norm gives back what it was given. */
function norm(name: string, width: number): GgufTensor {
  return vector(name, width, CONSTANT_VALUE / Math.sqrt(width));
}

function vector(name: string, width: number, value: number): GgufTensor {
  return { name, shape: [width], data: new Float32Array(width).fill(value) };
}

import { displaySize } from '../../core/models/machine.ts';
import type { EvaluatorState } from '../../host/evaluator/state.ts';

/** What is known of the evaluator besides its state; null for what is not. */
export interface EvaluatorFacts {
  /** Where its layers are, e.g. `CPU` or `GPU (33 layers)`. */
  readonly place: string | null;
  /** Why it is not on a GPU although one was wanted. */
  readonly whyNoGpu: string | null;
  /** Memory of its process. */
  readonly memoryBytes: number | null;
  /** What the model and its context take on the GPU. */
  readonly gpuBytes: number | null;
  /** Of the last grade. */
  readonly tokensPerSecond: number | null;
}

export const NO_FACTS: EvaluatorFacts = { place: null, whyNoGpu: null, memoryBytes: null, gpuBytes: null, tokensPerSecond: null };

/** What the status item shows. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  /** For screen readers. */
  readonly label: string;
}

type Running = Exclude<EvaluatorState, { kind: 'stopped' }>;

const ICONS: Readonly<Record<Running['kind'], string>> = { loading: '$(loading~spin)', ready: '$(law)', evaluating: '$(loading~spin)' };
const DOES: Readonly<Record<Running['kind'], string>> = { loading: 'is being loaded', ready: 'is in memory', evaluating: 'grades' };
const LONGEST_NAME = 24;

/** The evaluator in a few words: its name, its place, its speed; all of it in the tooltip. */
export function statusText(state: Running, { place, whyNoGpu, memoryBytes, gpuBytes, tokensPerSecond }: EvaluatorFacts): StatusText {
  const name = state.modelName ?? 'The model';
  const speed = tokensPerSecond === null ? null : `${tokensPerSecond.toFixed(1)} tokens/s`;
  const server = state.kind === 'loading' ? undefined : state.server;
  const short = state.kind === 'loading' ? 'Loading evaluator' : [shortName(name), server ?? place, speed].filter((part) => part !== null).join(' · ');
  const details = [
    ...(place === null ? [] : [`Runs on: ${place}`]),
    ...(whyNoGpu === null ? [] : [`No GPU is used: ${whyNoGpu}`]),
    ...(memoryBytes === null || memoryBytes <= 0 ? [] : [`Memory of its process: ${displaySize(memoryBytes)}`]),
    ...(gpuBytes === null || gpuBytes <= 0 ? [] : [`Memory on the GPU: ${displaySize(gpuBytes)}`]),
    ...(speed === null ? [] : [`Last grade: ${speed}`]),
  ];
  const sentence = server === undefined ? `${name} ${DOES[state.kind]}.` : `${name} on the server ${server} ${state.kind === 'ready' ? 'is ready' : 'grades'}.`;
  const click = server === undefined ? 'Click to choose another model, unload it, or see the log.' : 'Click to set the key of the server, go back to the embedded engine, or see the log.';
  return { text: `${ICONS[state.kind]} ${short}`, tooltip: [sentence, ...details, click].join('\n'), label: `Prometheus evaluator: ${[sentence, ...details].join(', ')}` };
}

/** Without the precision and the ending of a file name, cut to what a status bar can take. */
export function shortName(name: string): string {
  const bare = name.replace(/\.gguf$/i, '').replace(/[-._ ](i?q\d\w*|f16|f32|bf16)$/i, '');
  return bare.length <= LONGEST_NAME ? bare : `${bare.slice(0, LONGEST_NAME - 1)}…`;
}

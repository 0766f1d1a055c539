import { catalogueEntries, type Catalogue, type CatalogueEntry, type PublishedAgreement } from './catalogue.ts';
import { describeMachine, displaySize, type Machine } from './machine.ts';
import { effectiveContext, modelMemory, type KvCacheType } from './modelMemory.ts';

/** Whether a model fits a machine; `tight` means that other programs may have to make room. */
export type Fit = 'yes' | 'tight' | 'no';

/** A file of the catalogue as this machine sees it. */
export interface Recommendation extends CatalogueEntry {
  /** Weights, and keys and values of the context, in bytes. */
  readonly neededBytes: number;
  readonly contextTokens: number;
  readonly fits: Fit;
  /** One sentence with the numbers behind `fits`. */
  readonly reason: string;
  /** One or two sentences on what its scores are worth. */
  readonly expectation: string;
}

/** The system and the editor keep this much for themselves. */
const RESERVE_BYTES = 1.5e9;
/** Of a GPU's memory, the rest goes to buffers and the screen. */
const GPU_SHARE = 0.9;

/**
 * Precisions from the most wanted to the least. Every written token reads all weights once, so without a GPU the
 * smaller file is the faster one; below 4 bits the answers suffer, so those come last.
 */
const WITHOUT_GPU = ['Q4_K_M', 'Q5_K_M', 'Q4_K_S', 'Q4_0', 'Q6_K', 'Q8_0', 'IQ3_XS', 'Q2_K'];
const WITH_GPU = ['Q6_K', 'Q8_0', 'Q5_K_M', 'Q4_K_M', 'Q4_K_S', 'Q4_0', 'IQ3_XS', 'Q2_K'];

const FITS: readonly Fit[] = ['yes', 'tight', 'no'];

/**
 * Every file of a catalogue, the best for the machine first: what fits before what does not, models that can judge
 * before the demonstration, higher published agreement before lower or none, then the precision. `contextTokens` is
 * the one asked for, null leaves it to the evaluator; `kvCacheType` is how the engine keeps it.
 */
export function recommend(catalogue: Catalogue, machine: Machine, contextTokens: number | null = null, kvCacheType: KvCacheType = 'f16'): readonly Recommendation[] {
  const all = catalogueEntries(catalogue).map((entry) => judge(entry, machine, { contextTokens, kvCacheType }));
  const precisions = machine.gpu === null ? WITHOUT_GPU : WITH_GPU;
  return all
    .map((recommendation) => ({ recommendation, keys: sortKeys(recommendation, precisions) }))
    .sort((a, b) => compare(a.keys, b.keys))
    .map(({ recommendation }) => recommendation);
}

function judge(entry: CatalogueEntry, machine: Machine, asked: { readonly contextTokens: number | null; readonly kvCacheType: KvCacheType }): Recommendation {
  const { model, file } = entry;
  const contextTokens = effectiveContext(asked.contextTokens, model.contextTokens);
  const neededBytes = modelMemory(file.bytes, model.shape, contextTokens, asked.kvCacheType);
  const need = `Needs ${file.bytesExact ? '' : 'about '}${displaySize(neededBytes)} with ${contextTokens.toLocaleString('en-GB')} tokens of context`;
  return { ...entry, neededBytes, contextTokens, fits: fitOf(neededBytes, machine), reason: `${need}; this machine has ${describeMachine(machine)}.`, expectation: expectationOf(entry) };
}

/** Whether so many bytes fit into the memory of the GPU or of the machine. */
export function fitOf(neededBytes: number, { totalMemoryBytes, freeMemoryBytes, gpu }: Machine): Fit {
  if (gpu !== null && neededBytes <= gpu.memoryBytes * GPU_SHARE) return 'yes';
  if (neededBytes > totalMemoryBytes - RESERVE_BYTES) return 'no';
  return neededBytes <= (freeMemoryBytes ?? totalMemoryBytes - 2 * RESERVE_BYTES) ? 'yes' : 'tight';
}

function expectationOf({ model }: CatalogueEntry): string {
  if (model.demonstrationOnly) return 'It only shows the flow: it is far too small to judge.';
  return model.agreement === null ? 'No published agreement is recorded for it here; its model card may have some.' : describeAgreement(model.agreement);
}

function describeAgreement({ measure, source, benchmarks }: PublishedAgreement): string {
  const numbers = benchmarks.map(({ name, low, high }) => `${name} ${low === high ? low.toFixed(2) : `${low.toFixed(2)}–${high.toFixed(2)}`}`);
  return `${measure}: ${numbers.join(', ')} (${source}, before quantisation).`;
}

function sortKeys({ fits, model, file }: Recommendation, precisions: readonly string[]): readonly number[] {
  const precision = precisions.indexOf(file.precision);
  return [
    FITS.indexOf(fits),
    model.demonstrationOnly ? 1 : 0,
    -meanAgreement(model.agreement),
    precision === -1 ? precisions.length : precision,
    file.bytes,
  ];
}

/** The mean of the middles over all benchmarks; 0 when there are none. */
function meanAgreement(agreement: PublishedAgreement | null): number {
  if (agreement === null || agreement.benchmarks.length === 0) return 0;
  return agreement.benchmarks.reduce((sum, { low, high }) => sum + (low + high) / 2, 0) / agreement.benchmarks.length;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

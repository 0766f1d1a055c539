import type { PromptFamily } from '../../core/grading/family.ts';
import type { GgufHeader } from './ggufHeader.ts';

/** A guess at a family, and what it rests on. */
export interface FamilyGuess {
  readonly family: PromptFamily;
  /** Half a sentence: `it is named Prometheus and built like Qwen2`. */
  readonly basis: string;
}

/**
 * The prompt family of a model, by its names and its architecture. Only a model that calls itself Prometheus (in
 * its metadata or its file name) was trained on a Prometheus format; every other one is `generic` and is asked
 * through its own chat template. The user can set another.
 */
export function detectFamily(header: GgufHeader, fileName: string): FamilyGuess {
  // Old converters wrote the name `LLaMA v2` into Mistral models too.
  const names = [header.name ?? '', ...header.baseModels, fileName].join(' ').toLowerCase().replace(/llama[-_ ]?v?2/g, '');
  if (!names.includes('prometheus')) return guess('generic', 'neither its metadata nor its file name says Prometheus');
  if (header.architecture === 'qwen2') return guess('m-prometheus', 'it is named Prometheus and built like Qwen2');
  if (header.architecture !== 'llama') return guess('generic', `it is named Prometheus, and no Prometheus is built like ${header.architecture}`);
  const second = /v2(?!\d)|prometheus[-_ ]?2\b|bgb|8x7b|mistral|mixtral/.exec(names)?.[0];
  if (second !== undefined) return guess('prometheus-2', `it is named Prometheus and ${second}`);
  const first = /v1(?!\d)|13b/.exec(names)?.[0];
  if (first !== undefined) return guess('prometheus-1', `it is named Prometheus and ${first}`);
  return groupsQueries(header) ? guess('prometheus-2', 'it is named Prometheus and built like Mistral') : guess('prometheus-1', 'it is named Prometheus and built like Llama 2');
}

function guess(family: PromptFamily, basis: string): FamilyGuess {
  return { family, basis };
}

/** Mistral shares keys and values between heads; Llama-2 in 7B and 13B does not. */
function groupsQueries(header: GgufHeader): boolean {
  return header.headCount !== null && header.keyValueHeadCount !== null && header.keyValueHeadCount < header.headCount;
}

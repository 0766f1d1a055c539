import type { PromptFamily } from '../../core/grading/family.ts';
import type { GgufHeader } from './ggufHeader.ts';

/**
 * The prompt family of a model, by its names and its architecture. Only a model that calls itself Prometheus (in
 * its metadata or its file name) was trained on a Prometheus format; every other one is `generic` and is asked
 * through its own chat template. The user can set another.
 */
export function detectFamily(header: GgufHeader, fileName: string): PromptFamily {
  // Old converters wrote the name `LLaMA v2` into Mistral models too.
  const names = [header.name ?? '', ...header.baseModels, fileName].join(' ').toLowerCase().replace(/llama[-_ ]?v?2/g, '');
  if (!names.includes('prometheus')) return 'generic';
  if (header.architecture === 'qwen2') return 'm-prometheus';
  if (header.architecture !== 'llama') return 'generic';
  if (/v2(?!\d)|prometheus[-_ ]?2\b|bgb|8x7b|mistral|mixtral/.test(names)) return 'prometheus-2';
  if (/v1(?!\d)|13b/.test(names)) return 'prometheus-1';
  return groupsQueries(header) ? 'prometheus-2' : 'prometheus-1';
}

/** Mistral shares keys and values between heads; Llama-2 in 7B and 13B does not. */
function groupsQueries(header: GgufHeader): boolean {
  return header.headCount !== null && header.keyValueHeadCount !== null && header.keyValueHeadCount < header.headCount;
}

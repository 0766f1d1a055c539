import type { PromptFamily } from '../../core/grading/family.ts';

/**
 * The family of a model that is known by its name alone. Only one that calls itself Prometheus was trained on a Prometheus format;
 * every other is asked through its own chat template.
 * @param names the names it goes by
 * @param architecture `qwen2` when its chat template is Qwen's, else null
 */
export function familyByName(names: string, architecture: 'qwen2' | null): PromptFamily {
  const name = names.toLowerCase();
  if (!name.includes('prometheus')) return 'generic';
  if (architecture === 'qwen2' || /\bm-prometheus/u.test(name)) return 'm-prometheus';
  return /v1(?!\d)|13b/u.test(name) && !/v2(?!\d)|prometheus[-_ ]?2\b|bgb|8x7b/u.test(name) ? 'prometheus-1' : 'prometheus-2';
}

import type { TrendSeries } from '../../src/core/history/trend.ts';

const SHORT_HASH = 7;

/**
 * What tells a series from the others, as a short text: the evaluator where there are several, then the version of the rubric, then the
 * settings, each as the start of its hash. The rubric's name is not in it.
 */
export function seriesDetail(series: TrendSeries, all: readonly TrendSeries[]): string {
  const sameName = all.filter(({ rubricName }) => rubricName === series.rubricName);
  const sameRubric = sameName.filter(({ rubricHash }) => rubricHash === series.rubricHash);
  const sameModel = sameRubric.filter(({ modelName }) => modelName === series.modelName);
  return [
    series.modelName ?? 'no evaluator',
    ...(sameName.length > sameRubric.length ? [`rubric version ${series.rubricHash.slice(0, SHORT_HASH)}`] : []),
    ...(sameModel.length > 1 ? [`settings ${series.graderFingerprint.slice(0, SHORT_HASH)}`] : []),
  ].join(', ');
}

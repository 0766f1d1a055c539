import type { TrendPoint } from '../../src/core/history/historyStore.ts';
import type { TrendMarker } from '../../src/core/history/trend.ts';
import { oneDecimal } from '../text/numbers.ts';

const MOMENT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

const CHANGED: Readonly<Record<TrendMarker['changed'], string>> = { rubric: 'Rubric', model: 'Model', settings: 'Settings' };

/** `24 Nov 2026, 14:03`, in the person's own time zone. */
export function momentLabel(at: number): string {
  return MOMENT.format(at);
}

/** `3.4 ± 0.8`. */
export function expectedLabel({ expectedScore, spread }: Pick<TrendPoint, 'expectedScore' | 'spread'>): string {
  return `${oneDecimal(expectedScore)} ± ${oneDecimal(spread)}`;
}

/** What a point says when it is read out or hovered. */
export function pointLabel(point: TrendPoint, letter: string): string {
  const { createdAt, score, rubricName, modelName } = point;
  return `${momentLabel(createdAt)}, expected ${expectedLabel(point)}, score ${score}, rubric ${rubricName}, evaluator ${modelName ?? 'none'}, line ${letter}`;
}

/** What changed at a marker, in one word. */
export function changedWord({ changed }: TrendMarker): string {
  return CHANGED[changed];
}

/** A marker as a sentence. */
export function markerSentence(marker: TrendMarker): string {
  return `${momentLabel(marker.at)}: ${changedWord(marker).toLowerCase()} changed for ${marker.rubricName}`;
}

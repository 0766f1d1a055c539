import { rubricText } from '../../grading/promptFormat.ts';
import { assertNever } from '../../support/assertNever.ts';
import { SCORES, type Rubric } from '../rubric.ts';

/** The formats that a rubric is exported to. */
export const EXPORT_FORMATS = ['prometheus-text', 'prometheus-eval', 'ragas'] as const;

/** `prometheus-text`: rubric text of the prompt; `prometheus-eval`: its dictionary as JSON; `ragas`: the same without criteria. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Whether a value names a format. */
export function isExportFormat(value: unknown): value is ExportFormat {
  return EXPORT_FORMATS.some((format) => format === value);
}

/**
 * Writes criteria and levels in a format that others read; the other keys of a rubric have no place there.
 * Sources: prometheus-eval (SCORE_RUBRIC_TEMPLATE and its dictionary), Ragas (`RubricsScore(rubrics=...)`).
 */
export function exportRubric(rubric: Pick<Rubric, 'criteria' | 'scores'>, format: ExportFormat): string {
  switch (format) {
    case 'prometheus-text':
      return rubricText(rubric);
    case 'prometheus-eval':
      return json({ criteria: rubric.criteria, ...descriptions(rubric) });
    case 'ragas':
      return json(descriptions(rubric));
    default:
      return assertNever(format);
  }
}

function descriptions({ scores }: Pick<Rubric, 'scores'>): Readonly<Record<string, string>> {
  return Object.fromEntries(SCORES.map((score) => [`score${score}_description`, scores[score]]));
}

function json(value: Readonly<Record<string, string>>): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

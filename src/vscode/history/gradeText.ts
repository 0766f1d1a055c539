import { promptText } from '../../core/grading/promptText.ts';
import { renderPrompt } from '../../core/grading/renderPrompt.ts';
import type { Grade } from '../../core/grading/grade.ts';
import { DIFFERENCE_NAMES, type DifferencePart } from '../../core/history/comparison.ts';
import { rubricToYaml } from '../../core/rubric/rubricToYaml.ts';
import { assertNever } from '../../core/support/assertNever.ts';

/** A part of a grade that can be read as a document. */
export type GradePart = DifferencePart | 'feedback' | 'prompt';

export const PART_NAMES: Readonly<Record<GradePart, string>> = {
  ...DIFFERENCE_NAMES,
  feedback: 'Feedback',
  prompt: 'Exact prompt',
};

/** A part of a grade as text; null when it is not known: only hashes of the texts were kept, or no evaluator took part. */
export function gradeText(grade: Grade, part: GradePart): string | null {
  const { texts, rubric, evaluator, sampler, verdict } = grade;
  switch (part) {
    case 'rubric':
      return rubricToYaml(rubric.rubric);
    case 'feedback':
      return verdict.feedback;
    case 'instruction':
    case 'response':
    case 'reference':
      return grade.textsKept === false ? null : (texts[part] ?? '');
    case 'sampler':
      return asJson(sampler);
    case 'evaluator':
      return evaluator === null ? null : asJson({ modelName: evaluator.modelName, modelHash: evaluator.modelHash });
    case 'prompt-format':
      return evaluator === null ? null : asJson({ family: evaluator.family });
    case 'engine':
      return evaluator === null ? null : asJson({ engine: evaluator.engine });
    case 'prompt':
      return promptOf(grade);
    default:
      return assertNever(part);
  }
}

/** Why a part is not known, as a sentence that says what to do. */
export function whyUnknown(grade: Grade, part: GradePart): string {
  const name = PART_NAMES[part].toLowerCase();
  if (grade.textsKept === false) return `The ${name} of this grade is not known: only hashes of its texts were kept. With the setting prometheus.history.storeTexts at “full”, later grades keep their texts.`;
  return `The ${name} of this grade is not known: no evaluator took part. Grade again with a model that loads.`;
}

function promptOf({ evaluator, rubric, texts, textsKept }: Grade): string | null {
  return evaluator === null || textsKept === false ? null : promptText(renderPrompt(evaluator.family, rubric.rubric, texts).prompt);
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

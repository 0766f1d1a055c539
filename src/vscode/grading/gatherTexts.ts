import type { TextOrigin } from '../../core/grading/grade.ts';
import type { GradingTexts } from '../../core/grading/texts.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import { askInstruction, askReference } from './askTexts.ts';
import type { Target } from './findTargets.ts';
import type { GradeArguments } from './gradeArguments.ts';
import type { RememberedTexts } from './rememberedTexts.ts';

/** The texts to grade with, and where instruction and reference answer came from. */
export interface GatheredTexts {
  readonly texts: GradingTexts;
  readonly origins: { readonly instruction: TextOrigin; readonly reference: TextOrigin };
}

interface Sourced {
  readonly text: string;
  readonly origin: TextOrigin;
}

/**
 * Finds instruction and reference answer in this order: given with the command, the record or section around
 * the text, what the person set for the document, the rubric's own, a question. Undefined when the person leaves.
 */
export async function gatherTexts(target: Target, rubric: Pick<Rubric, 'instruction' | 'reference'>, remembered: RememberedTexts, argument: GradeArguments): Promise<GatheredTexts | undefined> {
  const { found } = target;
  const instruction =
    first([argument.instruction, 'given'], [found.instruction?.text, found.instruction?.origin], [remembered.instruction, 'set-by-user'], [rubric.instruction, 'rubric']) ??
    asked(await askInstruction(remembered.askedInstruction));
  if (instruction === undefined) return undefined;
  const known = first(
    [argument.reference ?? undefined, 'given'],
    [found.reference?.text, found.reference?.origin],
    [remembered.reference, 'set-by-user'],
    // The rubric's reference answers the rubric's own instruction; beside another task it would mislead.
    [instruction.origin === 'rubric' ? rubric.reference : undefined, 'rubric'],
  );
  const reference = known ?? (await askedReference(instruction, remembered, argument));
  if (reference === undefined) return undefined;
  return {
    texts: { instruction: instruction.text, response: target.response, ...(reference === null ? {} : { reference: reference.text }) },
    origins: { instruction: instruction.origin, reference: reference === null ? 'none' : reference.origin },
  };
}

function first(...candidates: readonly (readonly [string | undefined, TextOrigin | undefined])[]): Sourced | undefined {
  for (const [text, origin] of candidates) {
    if (text !== undefined && origin !== undefined && text.trim() !== '') return { text, origin };
  }
  return undefined;
}

function asked(text: string | undefined): Sourced | undefined {
  return text === undefined ? undefined : { text, origin: 'asked' };
}

// A record or section that brings its instruction but no reference answer has none: asking each time would annoy.
async function askedReference(instruction: Sourced, remembered: RememberedTexts, argument: GradeArguments): Promise<Sourced | null | undefined> {
  const structured = instruction.origin === 'record' || instruction.origin === 'section';
  if (argument.reference === null || argument.instruction !== undefined || structured) return null;
  const text = await askReference(remembered.askedReference);
  return text === null ? null : asked(text);
}

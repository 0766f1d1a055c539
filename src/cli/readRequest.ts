import type { GradeRequest } from '../core/grading/gradeResponse.ts';
import { DEFAULT_SAMPLER } from '../core/grading/sampler.ts';
import { err, ok, type Result } from '../core/support/result.ts';
import type { GradeOptions } from './gradeOptions.ts';
import { loadRubric } from './loadRubric.ts';
import { readFileOrInput, readTextOption } from './readInput.ts';

/** Reads everything that the options name. The failure is what to print. */
export async function readRequest(options: GradeOptions): Promise<Result<GradeRequest, string>> {
  const rubric = await loadRubric(options.rubric);
  if (!rubric.ok) return rubric;
  const response = await readFileOrInput(options.response);
  if (!response.ok) return response;
  if (response.value.trim() === '') return err('The response is empty: there is nothing to grade.');

  const own = rubric.value.rubric;
  const instruction = await optional(options.instruction ?? own.instruction, options.instruction !== undefined);
  if (!instruction.ok) return instruction;
  if (instruction.value === undefined) return err('Say which task the response answers: --instruction TEXT or --instruction @FILE. The rubric has none of its own.');
  // The rubric's reference answers the rubric's own instruction; beside another task it would mislead.
  const reference = await optional(options.reference ?? (options.instruction === undefined ? own.reference : undefined), options.reference !== undefined);
  if (!reference.ok) return reference;

  const origin = (given: string | undefined, found: string | undefined): 'given' | 'rubric' | 'none' => (found === undefined ? 'none' : given === undefined ? 'rubric' : 'given');
  return ok({
    rubric: rubric.value,
    texts: { instruction: instruction.value, response: response.value.trim(), ...(reference.value === undefined ? {} : { reference: reference.value }) },
    origins: { instruction: origin(options.instruction, instruction.value), reference: origin(options.reference, reference.value) },
    sampler: { ...DEFAULT_SAMPLER, maxFeedbackTokens: options.maxTokens },
  });
}

/** The text of an option, trimmed; undefined when there is none. Only what was given may name a file. */
async function optional(value: string | undefined, given: boolean): Promise<Result<string | undefined, string>> {
  if (value === undefined) return ok(undefined);
  const text = given ? await readTextOption(value) : ok(value);
  if (!text.ok) return text;
  return ok(text.value.trim() === '' ? undefined : text.value.trim());
}

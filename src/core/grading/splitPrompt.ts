import { SCORES, type Rubric } from '../rubric/rubric.ts';
import { err, ok, type Result } from '../support/result.ts';
import { PROMETHEUS_1_FORM } from './chatForm.ts';
import { HEADING, LEAD, SECTION_GAP, taskText } from './promptFormat.ts';
import type { GradingTexts } from './texts.ts';

/** The parts that a rendered prompt was made of. */
export interface SplitPrompt {
  readonly rubric: Pick<Rubric, 'criteria' | 'scores'>;
  readonly texts: GradingTexts;
  /** Whether the chat form stood around the prompt. */
  readonly hasChatForm: boolean;
}

/** Cuts a text at marks, from the left. Not found: the mark that is missing. */
class Cutter {
  #rest: string;

  constructor(text: string) {
    this.#rest = text;
  }

  /** The text before the next `mark`, which is dropped. Throws `MissingMark`. */
  until(mark: string): string {
    const at = this.#rest.indexOf(mark);
    if (at < 0) throw new MissingMark(mark);
    const before = this.#rest.slice(0, at);
    this.#rest = this.#rest.slice(at + mark.length);
    return before;
  }

  get rest(): string {
    return this.#rest;
  }
}

class MissingMark extends Error {}

/**
 * Splits a prompt in the format of prometheus-1 into its parts, with or without reference and chat form: the
 * inverse of rendering. Each text ends at the first following heading, which rendered texts cannot hold. The
 * error says what is missing.
 */
export function splitPrompt(prompt: string): Result<SplitPrompt, string> {
  const { text, hasChatForm } = withoutChatForm(prompt);
  const hasReference = text.startsWith(taskText(true));
  const head = taskText(hasReference) + HEADING.instruction;
  if (!text.startsWith(head)) return err('the task text is not that of absolute grading');
  if (!text.endsWith(SECTION_GAP + LEAD)) return err(`the prompt does not end in ${JSON.stringify(LEAD)}`);
  try {
    const parts = splitSections(text.slice(head.length, -(SECTION_GAP + LEAD).length), hasReference);
    return ok({ ...parts, hasChatForm });
  } catch (error) {
    if (error instanceof MissingMark) return err(`missing ${JSON.stringify(error.message)}`);
    throw error;
  }
}

function withoutChatForm(prompt: string): { text: string; hasChatForm: boolean } {
  const { before, after } = PROMETHEUS_1_FORM;
  const hasChatForm = prompt.startsWith(before) && prompt.endsWith(after);
  return { text: hasChatForm ? prompt.slice(before.length, -after.length) : prompt, hasChatForm };
}

function splitSections(text: string, hasReference: boolean): Pick<SplitPrompt, 'rubric' | 'texts'> {
  const cutter = new Cutter(text);
  const instruction = cutter.until(SECTION_GAP + HEADING.response);
  const response = cutter.until(SECTION_GAP + (hasReference ? HEADING.reference : HEADING.rubric));
  const reference = hasReference ? { reference: cutter.until(SECTION_GAP + HEADING.rubric) } : {};
  return { rubric: splitRubric(cutter.rest), texts: { instruction, response, ...reference } };
}

function splitRubric(text: string): SplitPrompt['rubric'] {
  const cutter = new Cutter(text);
  if (cutter.until('[') !== '') throw new MissingMark(`${HEADING.rubric}[`);
  const criteria = cutter.until(`]\nScore ${SCORES[0]}: `);
  const [one, two, three, four] = SCORES.slice(1).map((score) => cutter.until(`\nScore ${score}: `));
  return { criteria, scores: { 1: one ?? '', 2: two ?? '', 3: three ?? '', 4: four ?? '', 5: cutter.rest } };
}

import type { PromptFamily } from '../../grading/family.ts';
import type { Prompt, PromptPart, PromptSpan } from '../../grading/prompt.ts';
import { promptText } from '../../grading/promptText.ts';
import { renderPrompt } from '../../grading/renderPrompt.ts';
import type { GradingTexts } from '../../grading/texts.ts';
import type { Rubric } from '../rubric.ts';

/** Where the texts of a preview come from. */
export type PreviewSource = 'example' | 'graded' | 'placeholder';

/** The prompt that a rubric makes, and where its parts stand. */
export interface PromptPreview {
  readonly family: PromptFamily;
  readonly source: PreviewSource;
  readonly prompt: Prompt;
  /** The prompt as one text, byte for byte (see `promptText`). */
  readonly text: string;
  /** Each part once, at the offset where it starts, heading included; in the order of the text. */
  readonly parts: readonly { readonly part: PromptPart; readonly start: number }[];
}

/**
 * The prompt for the first example of a rubric, for the text that was graded last, or for placeholders: whichever there
 * is first.
 */
export function previewPrompt(family: PromptFamily, rubric: Rubric, lastGraded: GradingTexts | null): PromptPreview {
  const { source, texts } = textsFor(rubric, lastGraded);
  const { prompt } = renderPrompt(family, rubric, texts);
  return { family, source, prompt, text: promptText(prompt), parts: partsOf(prompt) };
}

function textsFor({ examples, instruction, reference }: Rubric, lastGraded: GradingTexts | null): { source: PreviewSource; texts: GradingTexts } {
  const example = examples[0];
  if (example !== undefined) return { source: 'example', texts: example };
  if (lastGraded !== null) return { source: 'graded', texts: lastGraded };
  const texts = { instruction: instruction ?? '(the instruction)', response: '(the response to grade)', ...(reference === undefined ? {} : { reference }) };
  return { source: 'placeholder', texts };
}

const HEADED: ReadonlySet<PromptPart> = new Set<PromptPart>(['instruction', 'response', 'reference', 'rubric']);

function partsOf(prompt: Prompt): PromptPreview['parts'] {
  // In the chat form an empty line stands between system and user text.
  const spans: readonly PromptSpan[] = prompt.form === 'raw' ? prompt.spans : [{ part: 'system', text: `${prompt.system}\n\n` }, ...prompt.user];
  const starts = new Map<PromptPart, number>();
  let offset = 0;
  let headingStart = 0;
  for (const { part, text } of spans) {
    if (!starts.has(part)) starts.set(part, HEADED.has(part) ? headingStart : offset);
    headingStart = offset;
    offset += text.length;
  }
  return [...starts].map(([part, start]) => ({ part, start }));
}

import type { Rubric } from '../rubric/rubric.ts';
import { toChatForm } from './chatForm.ts';
import type { PromptFamily } from './family.ts';
import type { NeutralisedMarker } from './neutralise.ts';
import { neutraliseMarkers } from './neutraliseMarkers.ts';
import type { Prompt, PromptSpan } from './prompt.ts';
import { HEADING, LEAD, rubricText, SECTION_GAP, taskText } from './promptFormat.ts';
import type { GradingTexts } from './texts.ts';

/** A prompt for an evaluator, and the markers that were made harmless in it. */
export interface RenderedPrompt {
  readonly prompt: Prompt;
  readonly neutralised: readonly NeutralisedMarker[];
}

/** One section of user text as it stands in the prompt. */
interface Section {
  readonly part: NeutralisedMarker['part'];
  readonly text: string;
}

/**
 * Renders the prompt for absolute grading, byte for byte as the family was trained on. Texts are joined, never
 * substituted into a template, so nothing inside them can be expanded. Markers in them are neutralised.
 */
export function renderPrompt(family: PromptFamily, rubric: Pick<Rubric, 'criteria' | 'scores'>, texts: GradingTexts): RenderedPrompt {
  const sections = sectionsOf(rubric, texts).map(({ part, text }) => ({ part, ...neutraliseMarkers(text) }));
  const user: PromptSpan[] = [
    { part: 'task', text: taskText(texts.reference !== undefined) },
    ...sections.flatMap(({ part, text }): PromptSpan[] => [
      { part: 'task', text: HEADING[part] },
      { part, text },
      { part: 'task', text: SECTION_GAP },
    ]),
    { part: 'lead', text: LEAD },
  ];
  return {
    prompt: toChatForm(family, user),
    neutralised: sections.flatMap(({ part, markers }) => markers.map((found) => ({ part, ...found }))),
  };
}

function sectionsOf(rubric: Pick<Rubric, 'criteria' | 'scores'>, { instruction, response, reference }: GradingTexts): readonly Section[] {
  return [
    { part: 'instruction', text: instruction },
    { part: 'response', text: response },
    ...(reference === undefined ? [] : [{ part: 'reference' as const, text: reference }]),
    // Whole, with the brackets of the prompt: criteria such as `RESULT` would make a marker with them.
    { part: 'rubric', text: rubricText(rubric) },
  ];
}

import type { TextRole } from '../json/fieldNames.ts';

/** What a section is for. */
export type SectionRole = TextRole | 'rubric';

const TITLES: Readonly<Record<string, SectionRole>> = {
  instruction: 'instruction',
  instructions: 'instruction',
  prompt: 'instruction',
  question: 'instruction',
  task: 'instruction',
  response: 'response',
  'model response': 'response',
  answer: 'response',
  output: 'response',
  completion: 'response',
  'reference answer': 'reference',
  reference: 'reference',
  'reference response': 'reference',
  'ideal answer': 'reference',
  expected: 'reference',
  'expected answer': 'reference',
  'expected output': 'reference',
  rubric: 'rubric',
};

const MARKS = /[*_`#:\s]+/gu;
/** `Response 2`, `Answer B`, `2. Response` */
const NUMBERING = /^(?:\d+[.)]? )?(.*?)(?: (?:\d+|[a-z]))?$/u;
const LONGEST_TITLE = 80;

/** What a section with this title is for; null for any other. Case, emphasis, a colon and a number do not matter. */
export function sectionRole(title: string): SectionRole | null {
  const words = title.slice(0, LONGEST_TITLE).replaceAll(MARKS, ' ').trim().toLowerCase();
  const name = NUMBERING.exec(words)?.[1] ?? words;
  return Object.hasOwn(TITLES, name) ? (TITLES[name] ?? null) : null;
}

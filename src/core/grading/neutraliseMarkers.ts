/** A text that cannot steer the evaluator, and what was altered for that. */
export interface NeutralisedText {
  readonly text: string;
  /** Each marker as it stood in the text, in order of first occurrence, with how often it occurred. */
  readonly markers: readonly { readonly marker: string; readonly count: number }[];
}

// White space inside a marker is bounded, so that each pattern costs linear time on any text.
const SPACE = '\\s{0,8}';

const HEADINGS = ['Task Description', 'The instruction to evaluate', 'Response to evaluate', 'Reference Answer', 'Score Rubrics?', 'Feedback'];

/** Markers of the chat forms, control tokens, the marker of the verdict, and headings of the prompt, in any case and spacing. */
const MARKERS: readonly RegExp[] = [
  // [INST] and [/INST]
  `\\[${SPACE}(?:/${SPACE})?INST${SPACE}\\]`,
  // <<SYS>> and <</SYS>>
  `<${SPACE}<${SPACE}(?:/${SPACE})?SYS${SPACE}>${SPACE}>`,
  // <s> and </s>
  `<${SPACE}(?:/${SPACE})?s${SPACE}>`,
  // <|im_start|> and all of its kind
  `<${SPACE}\\|${SPACE}[^|<>\\s]{1,64}${SPACE}\\|${SPACE}>`,
  // [RESULT]
  `\\[${SPACE}RESULT${SPACE}\\]`,
  // ###Feedback: and the other headings, alone at the start of a line
  `(?<=^[ \\t]{0,8})###[#]*[ \\t]{0,8}(?:${HEADINGS.map((heading) => heading.replaceAll(' ', '[ \\t]{1,8}')).join('|')})[ \\t]{0,8}(?:\\([ \\t]{0,8}Score[ \\t]{0,8}5[ \\t]{0,8}\\)[ \\t]{0,8})?(?::|$)`,
].map((source) => new RegExp(source, 'gimu'));

/** Put after the first character of a marker: seen as an escape, and no variant of any marker. */
const ESCAPE = '\\';

/**
 * Makes template markers in user text harmless by a backslash after their first character: `[\INST]`,
 * `<\/s>`, `[\RESULT] 5`, `#\##Feedback:`. A text without markers is returned as it is. Applying it twice
 * changes nothing more. Time is linear in the length of the text.
 */
export function neutraliseMarkers(text: string): NeutralisedText {
  const found = MARKERS.flatMap((pattern) => [...text.matchAll(pattern)]).sort((a, b) => a.index - b.index);
  const counts = new Map<string, number>();
  for (const [marker] of found) counts.set(marker, (counts.get(marker) ?? 0) + 1);
  return {
    text: escapeAt(text, found.map((match) => match.index + 1)),
    markers: [...counts].map(([marker, count]) => ({ marker, count })),
  };
}

/** Inserts an escape at each offset; ascending. */
function escapeAt(text: string, offsets: readonly number[]): string {
  const pieces = [0, ...offsets].map((start, index) => text.slice(start, offsets[index] ?? text.length));
  return pieces.join(ESCAPE);
}

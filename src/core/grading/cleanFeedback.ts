const HEADING = /^(?:#{1,6}\s{0,4})?\*{0,2}Feedback\s{0,4}:\s{0,4}\*{0,2}\s*/iu;

/** Feedback as it is shown: without the `Feedback:` that a model repeats from its task, and without white space around it. */
export function cleanFeedback(generated: string): string {
  return generated.trim().replace(HEADING, '');
}

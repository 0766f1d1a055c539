// An end mark, closing quotes or brackets, then white space: `4.5` and `e.g` do not end a sentence.
const SENTENCE_END = /[.!?…。！？]["'”’)\]]*(?=\s)/g;

/** Offset after the last complete sentence of a text that still grows; 0 when there is none. */
export function completeSentencesEnd(text: string): number {
  let end = 0;
  for (const match of text.matchAll(SENTENCE_END)) end = match.index + match[0].length;
  return end;
}

/** The sentences completed between an earlier and a later state of a text that grows. */
export function newSentences(before: string, after: string): string {
  return after.slice(completeSentencesEnd(before), completeSentencesEnd(after)).trim();
}

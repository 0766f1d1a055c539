import type { OffsetRange } from '../../support/range.ts';

/** A text that was found in a document. */
export interface FoundText {
  /** As it is graded: decoded when it stands in a JSON string. */
  readonly text: string;
  /** Where it stands in the document, escapes and all. */
  readonly range: OffsetRange;
  /** `record`: in a JSON or JSONL record; `section`: under a Markdown heading. */
  readonly origin: 'record' | 'section';
  /** The place in the document of a range of `text`. */
  readonly toDocument: (range: OffsetRange) => OffsetRange;
}

/** What stands around a text under judgement. */
export interface FoundTexts {
  /** Present when the selection is in a record or a Response section. */
  readonly response?: FoundText;
  readonly instruction?: FoundText;
  readonly reference?: FoundText;
  /** The rubric that a record or a Rubric section names. */
  readonly rubricName?: string;
}

/** A text that stands in the document as it is. */
export function plainText(documentText: string, range: OffsetRange, origin: FoundText['origin']): FoundText {
  return {
    text: documentText.slice(range.start, range.end),
    range,
    origin,
    toDocument: (inText) => ({ start: range.start + inText.start, end: range.start + inText.end }),
  };
}

import { neutraliseMarkers } from '../../grading/neutraliseMarkers.ts';
import { criteriaText, HEADING, rubricText, scoreText } from '../../grading/promptFormat.ts';
import type { OffsetRange } from '../../support/range.ts';
import type { ExamplePlace, FieldPlace } from '../nodes.ts';
import type { ParsedRubric } from '../parseRubric.ts';
import { SCORES, type Rubric, type RubricExample } from '../rubric.ts';
import { exampleKeyDescription, rubricKeyDescription, scoreDescription } from './keyDescriptions.ts';

/** What to say about a key of a rubric file. */
export interface RubricHover {
  readonly range: OffsetRange;
  /** What the key does. */
  readonly description: string;
  /** The piece of the prompt that it becomes; null when it has no part in the prompt, or the file has errors. */
  readonly prompt: string | null;
}

/** A heading of the prompt, or none, and the author's text below it. */
interface Piece {
  readonly heading: string;
  readonly text: string;
}

interface Place {
  readonly field: FieldPlace;
  readonly description: string | null;
  readonly piece: (rubric: Rubric) => Piece | null;
}

/** What to say at an offset: about the key there, or the key whose value stands there. Null elsewhere. */
export function hoverAt(parsed: ParsedRubric, offset: number): RubricHover | null {
  const place = placesIn(parsed).find(({ field }) => covers(rangeOf(field), offset));
  if (place === undefined || place.description === null) return null;
  const piece = parsed.rubric === null ? null : place.piece(parsed.rubric);
  return { range: rangeOf(place.field), description: place.description, prompt: piece === null ? null : piece.heading + neutraliseMarkers(piece.text).text };
}

/** The innermost first. */
function placesIn({ nodes, rubric }: ParsedRubric): readonly Place[] {
  return [
    ...SCORES.flatMap((score): Place[] => {
      const field = nodes.scores[score];
      return field === undefined ? [] : [{ field, description: scoreDescription(score), piece: ({ scores }) => ({ heading: '', text: scoreText(score, scores[score]) }) }];
    }),
    ...nodes.examples.flatMap((place, index) => exampleFields(place, rubric?.examples[index])),
    ...nodes.fields.map((field): Place => ({ field: isContainer(field) ? { ...field, value: null } : field, description: rubricKeyDescription(field.name), piece: (found) => rubricPiece(field.name, found) })),
  ];
}

function isContainer({ name }: FieldPlace): boolean {
  return name === 'scores' || name === 'examples';
}

function rubricPiece(name: string, rubric: Rubric): Piece | null {
  switch (name) {
    case 'criteria':
      return { heading: HEADING.rubric, text: criteriaText(rubric.criteria) };
    case 'scores':
      return { heading: HEADING.rubric, text: rubricText(rubric) };
    default:
      return textPiece(name, rubric);
  }
}

function exampleFields({ fields }: ExamplePlace, example: RubricExample | undefined): readonly Place[] {
  return fields.map((field) => ({
    field,
    description: exampleKeyDescription(field.name),
    piece: () => (example === undefined ? null : textPiece(field.name, example)),
  }));
}

function textPiece(name: string, texts: Partial<Pick<RubricExample, 'instruction' | 'response' | 'reference'>>): Piece | null {
  if (name !== 'instruction' && name !== 'response' && name !== 'reference') return null;
  const text = texts[name];
  return text === undefined ? null : { heading: HEADING[name], text };
}

function rangeOf({ key, value }: FieldPlace): OffsetRange {
  return { start: key.start, end: Math.max(key.end, value?.end ?? 0) };
}

function covers({ start, end }: OffsetRange, offset: number): boolean {
  return start <= offset && offset < end;
}

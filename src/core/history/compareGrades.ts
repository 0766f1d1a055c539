import type { Grade } from '../grading/grade.ts';
import type { Sampler } from '../grading/sampler.ts';
import { compareSentence } from './compareSentence.ts';
import { DIFFERENCE_PARTS, type Comparison, type Difference, type DifferencePart } from './comparison.ts';
import { groupBy } from './groupBy.ts';

/** Digits of a hash that tell versions apart for a reader. */
const SHORT_HASH = 7;
const HASH = /^[0-9a-f]{64}$/u;

/** One part of one grade. */
interface PartOfGrade {
  /** Equal for equal parts; null when it is not known. */
  readonly key: string | null;
  readonly shown: string;
}

/**
 * What differs between grades, oldest first. A part that is not known in some of them (no evaluator, text not kept) differs only
 * when those that are known do; the response is always known by its hash. With an instruction or reference answer that is not
 * known, nobody can say that the scores are comparable.
 */
export function compareGrades(grades: readonly Grade[]): Comparison {
  const ordered = grades.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const differences = DIFFERENCE_PARTS.flatMap((part) => differenceOf(part, ordered));
  const unknown = DIFFERENCE_PARTS.filter((part) => !differences.some((each) => each.part === part) && ordered.some((grade) => partOf(part, grade).key === null));
  return {
    gradeIds: ordered.map(({ id }) => id),
    differences,
    comparable: ordered.length > 1 && unknown.length === 0 && differences.every(({ part }) => part === 'response'),
    sentence: compareSentence(ordered, differences.map(({ part }) => part), unknown),
  };
}

function differenceOf(part: DifferencePart, grades: readonly Grade[]): readonly Difference[] {
  const parts = grades.map((grade) => partOf(part, grade));
  const known = new Set(parts.map(({ key }) => key).filter((key) => key !== null));
  return known.size < 2 ? [] : [{ part, values: distinct(parts) }];
}

/** Where different parts would be shown alike, the first digits of their hashes tell them apart. */
function distinct(parts: readonly PartOfGrade[]): readonly string[] {
  const alike = groupBy(parts, ({ shown }) => shown);
  return parts.map(({ key, shown }) => {
    const isClear = (alike.get(shown) ?? []).every((other) => other.key === key);
    return isClear || key === null || !HASH.test(key) ? shown : `${shown} (${key.slice(0, SHORT_HASH)})`;
  });
}

function partOf(part: DifferencePart, grade: Grade): PartOfGrade {
  const { rubric, evaluator, sampler, texts, origins, responseHash } = grade;
  switch (part) {
    case 'rubric':
      return { key: rubric.hash, shown: rubric.rubric.name };
    case 'evaluator':
      return { key: evaluator?.modelHash ?? null, shown: evaluator?.modelName ?? 'none' };
    case 'prompt-format':
      return named(evaluator?.family);
    case 'engine':
      return named(evaluator?.engine);
    case 'sampler':
      return named(samplerText(sampler));
    case 'instruction':
      return isKept(grade) ? textPart(texts.instruction) : NOT_KEPT;
    case 'reference':
      return isKept(grade) || origins.reference === 'none' ? referencePart(texts.reference) : NOT_KEPT;
    case 'response':
      return { key: responseHash, shown: isKept(grade) ? lengthText(texts.response) : NOT_KEPT.shown };
  }
}

const NOT_KEPT: PartOfGrade = { key: null, shown: 'not kept' };

function isKept({ textsKept }: Grade): boolean {
  return textsKept !== false;
}

function named(name: string | undefined): PartOfGrade {
  return { key: name ?? null, shown: name ?? 'not known' };
}

// Texts are marked, so that no reference answer is not the same as one that says so.
function textPart(text: string): PartOfGrade {
  return { key: `text ${text}`, shown: lengthText(text) };
}

function referencePart(reference: string | undefined): PartOfGrade {
  return reference === undefined ? { key: 'none', shown: 'none' } : textPart(reference);
}

function lengthText(text: string): string {
  return text.length === 1 ? '1 character' : `${text.length.toLocaleString('en-GB')} characters`;
}

/** What a greedy sampler ignores is left out, as in the grader fingerprint. */
function samplerText({ temperature, topP, seed, maxFeedbackTokens }: Sampler): string {
  const sampling = temperature === 0 ? 'greedy' : `temperature ${temperature}, top-p ${topP}, seed ${seed}`;
  return `${sampling}, at most ${maxFeedbackTokens.toLocaleString('en-GB')} tokens`;
}

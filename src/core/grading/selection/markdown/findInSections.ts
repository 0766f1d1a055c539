import type { OffsetRange } from '../../../support/range.ts';
import { plainText, type FoundText, type FoundTexts } from '../foundText.ts';
import { contains } from '../trimRange.ts';
import { markdownBlocks } from './blocks.ts';
import { findSections, type Section } from './sections.ts';

/**
 * The texts of the Markdown sections around a selection: the nearest instruction before it, and the reference answer of
 * the same group, which reaches from one instruction to the next.
 */
export function findInSections(documentText: string, selection: OffsetRange): FoundTexts {
  const sections = findSections(documentText, markdownBlocks(documentText));
  const own = sections.findIndex(({ extent }) => contains(extent, selection));
  const at = own === -1 ? sections.findLastIndex(({ extent }) => extent.end <= selection.start) + 1 : own;
  const { instruction, reference, rubric } = groupAround(sections, at, own !== -1);
  const response = sections[own]?.role === 'response' ? responseIn(documentText, sections[own], selection) : null;
  const rubricName = rubric === null ? undefined : documentText.slice(rubric.start, rubric.end);
  return {
    ...(response === null ? {} : { response }),
    ...(instruction === null ? {} : { instruction: plainText(documentText, instruction, 'section') }),
    ...(reference === null ? {} : { reference: plainText(documentText, reference, 'section') }),
    ...(rubricName === undefined || rubricName.includes('\n') ? {} : { rubricName }),
  };
}

function responseIn(documentText: string, { body }: Section, selection: OffsetRange): FoundText | null {
  const range = selection.start === selection.end ? body : selection;
  return range === null ? null : plainText(documentText, range, 'section');
}

type Bodies = Readonly<Record<'instruction' | 'reference' | 'rubric', OffsetRange | null>>;

/** `at` is the section of the selection, or the first one behind it; that of the selection itself is left out. */
function groupAround(sections: readonly Section[], at: number, isOwn: boolean): Bodies {
  const before = sections.slice(0, at);
  const behind = sections.slice(isOwn ? at + 1 : at);
  const begin = before.findLastIndex(isInstruction);
  const nextGroup = behind.findIndex(isInstruction);
  const groupBefore = before.slice(begin === -1 ? 0 : begin);
  const groupBehind = nextGroup === -1 ? behind : behind.slice(0, nextGroup);
  const of = (role: Section['role']): OffsetRange | null =>
    [...groupBehind, ...groupBefore.toReversed()].find((section) => section.role === role && section.body !== null)?.body ?? null;
  return { instruction: before[begin]?.body ?? null, reference: of('reference'), rubric: of('rubric') };
}

function isInstruction({ role, body }: Section): boolean {
  return role === 'instruction' && body !== null;
}

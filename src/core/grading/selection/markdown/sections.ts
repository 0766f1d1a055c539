import type { OffsetRange } from '../../../support/range.ts';
import { trimRange } from '../trimRange.ts';
import type { Block } from './blocks.ts';
import { sectionRole, type SectionRole } from './sectionRole.ts';

/** A section with one of the known titles. */
export interface Section {
  readonly role: SectionRole;
  /** From the heading to the end of the body. */
  readonly extent: OffsetRange;
  /** What stands under the heading, trimmed; what a fence encloses when that is all. Null when it is empty. */
  readonly body: OffsetRange | null;
}

interface Heading<Role> {
  readonly block: Block;
  /** Among the blocks. */
  readonly index: number;
  readonly role: Role;
}

/** The sections of a text with known titles, in its order. */
export function findSections(text: string, blocks: readonly Block[]): readonly Section[] {
  const sections: Section[] = [];
  // The known section that is open while the headings pass by.
  let open: Heading<SectionRole> | null = null;
  for (const heading of headingsOf(text, blocks)) {
    if (open !== null && !endsSection(open, heading)) continue;
    if (open !== null) sections.push(sectionOf(text, blocks, open, heading.index));
    open = heading.role === null ? null : { ...heading, role: heading.role };
  }
  return open === null ? sections : [...sections, sectionOf(text, blocks, open, blocks.length)];
}

// Headings in lists and quotations belong to the text around them.
function headingsOf(text: string, blocks: readonly Block[]): readonly Heading<SectionRole | null>[] {
  return blocks.flatMap((block, index) => (block.kind === 'heading' && block.isTopLevel ? [{ block, index, role: roleOf(text, block) }] : []));
}

// A heading of its own level or above ends a section. So does a deeper one with another known title: `## Question`, `### Answer`.
function endsSection(open: Heading<SectionRole>, next: Heading<SectionRole | null>): boolean {
  return next.block.depth <= open.block.depth || (next.role !== null && next.role !== open.role);
}

function sectionOf(text: string, blocks: readonly Block[], { block, index, role }: Heading<SectionRole>, behind: number): Section {
  const inside = withoutRules(blocks.slice(index + 1, behind));
  const end = blocks[index + 1 + inside.length]?.lines.start ?? text.length;
  const all = { start: block.lines.start, end };
  return { role, extent: trimRange(text, all) ?? all, body: bodyOf(text, inside, { start: block.lines.end, end }) };
}

function bodyOf(text: string, inside: readonly Block[], range: OffsetRange): OffsetRange | null {
  const [only, ...others] = inside;
  return only?.kind === 'fence' && only.isTopLevel && others.length === 0 ? only.content : trimRange(text, range);
}

// A rule behind a section parts it from the next; it is not part of the text.
function withoutRules(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.findLastIndex(({ kind, isTopLevel }) => kind !== 'rule' || !isTopLevel);
  return blocks.slice(0, last + 1);
}

function roleOf(text: string, { content }: Block): SectionRole | null {
  return content === null ? null : sectionRole(text.slice(content.start, content.end));
}

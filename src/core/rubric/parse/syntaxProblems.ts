import type { Document, YAMLError } from 'yaml';
import type { OffsetRange } from '../../support/range.ts';
import { MAX_TAB_PROBLEMS } from '../limits.ts';
import { problem, type RubricFix, type RubricProblem } from '../problem.ts';
import { lineStart } from './edits.ts';
import { quoteFix } from './quoteFix.ts';
import { tokensOf } from './tokens.ts';

// The parser's own words, where they would puzzle somebody who wrote a sentence.
const MESSAGES: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BLOCK_AS_IMPLICIT_KEY: 'A text that contains a colon and a space must be quoted.',
  BAD_ALIAS: 'A text that starts with * must be quoted.',
  BAD_SCALAR_START: 'A text that starts with this character must be quoted.',
};

/**
 * What the parser says is wrong. After its first error the parser guesses, so only that one is told; tabs are
 * told line by line, instead of what follows from them.
 */
export function syntaxProblems(text: string, document: Document.Parsed): readonly RubricProblem[] {
  const tabs = document.errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  if (tabs.length > 0) return tabProblems(text, tabs);
  return [...document.errors.slice(0, 1).map((error) => errorProblem(text, error)), ...document.warnings.map((warning) => tagProblem(warning))];
}

function tabProblems(text: string, errors: readonly YAMLError[]): readonly RubricProblem[] {
  const fix = spacesForTabs(text);
  return errors.slice(0, MAX_TAB_PROBLEMS).map(({ pos: [start, end] }) => problem('tab-indentation', { start, end }, 'YAML does not allow tabs as indentation. Use spaces.', fix));
}

// Null when all tabs stand where the lexer takes them for something else, such as the end of a block text.
function spacesForTabs(text: string): RubricFix | null {
  const indentation = [...tokensOf(text)].filter(({ type, range }) => type === 'space' && isIndentation(text, range.start));
  const tabbed = indentation.map(({ range }) => ({ range, text: text.slice(range.start, range.end) })).filter((edit) => edit.text.includes('\t'));
  return tabbed.length === 0 ? null : { title: 'Indent with spaces', edits: tabbed.map(({ range, text: blank }) => ({ range, text: blank.replaceAll('\t', '  ') })) };
}

function isIndentation(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === '';
}

function errorProblem(text: string, { code, message, pos: [start, end] }: YAMLError): RubricProblem {
  const range = { start, end: Math.max(start, Math.min(end, text.length)) };
  if (code === 'MULTIPLE_DOCS') return problem('multiple-documents', range, 'A rubric file holds one rubric. Put the next one into a file of its own.');
  if (code === 'MISSING_CHAR' && message.includes('quote')) return problem('syntax', openingQuote(text, start) ?? range, 'This quotation mark opens a text that is not closed.');
  return problem('syntax', range, sentenceOf(code, message), quoteFix(text, start));
}

function sentenceOf(code: YAMLError['code'], message: string): string {
  if (message.endsWith('at node end')) return 'This stands behind the end of a value. If it belongs to the text, quote the whole text.';
  return MESSAGES[code] ?? `${message.replace(/[.:]$/, '')}.`;
}

// The parser notices at the end of the text that a quotation mark is missing; what helps is where it opened.
function openingQuote(text: string, at: number): OffsetRange | null {
  for (const { type, range } of tokensOf(text)) {
    if (type.endsWith('-quoted-scalar') && range.end >= at) return { start: range.start, end: range.start + 1 };
  }
  return null;
}

function tagProblem({ pos: [start, end] }: YAMLError): RubricProblem {
  const range = { start, end };
  return problem('unknown-tag', range, 'Tags have no meaning in a rubric. This one is ignored.', { title: 'Remove the tag', edits: [{ range, text: '' }] });
}

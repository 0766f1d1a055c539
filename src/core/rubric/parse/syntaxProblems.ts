import type { Document, YAMLError } from 'yaml';
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

function spacesForTabs(text: string): RubricFix {
  const indentation = [...tokensOf(text)].filter(({ type, range }) => type === 'space' && isIndentation(text, range.start));
  const tabbed = indentation.map(({ range }) => ({ range, text: text.slice(range.start, range.end) })).filter((edit) => edit.text.includes('\t'));
  return { title: 'Indent with spaces', edits: tabbed.map(({ range, text: blank }) => ({ range, text: blank.replaceAll('\t', '  ') })) };
}

function isIndentation(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === '';
}

function errorProblem(text: string, { code, message, pos: [start, end] }: YAMLError): RubricProblem {
  const range = { start, end: Math.max(start, Math.min(end, text.length)) };
  if (code === 'MULTIPLE_DOCS') return problem('multiple-documents', range, 'A rubric file holds one rubric. Put the next one into a file of its own.');
  return problem('syntax', range, MESSAGES[code] ?? `${message.replace(/[.:]$/, '')}.`, quoteFix(text, start));
}

function tagProblem({ pos: [start, end] }: YAMLError): RubricProblem {
  const range = { start, end };
  return problem('unknown-tag', range, 'Tags have no meaning in a rubric. This one is ignored.', { title: 'Remove the tag', edits: [{ range, text: '' }] });
}

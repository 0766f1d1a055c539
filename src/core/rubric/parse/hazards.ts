import { MAX_DEPTH, MAX_MARKS, MAX_RUBRIC_LENGTH, MAX_TOKENS } from '../limits.ts';
import { problem, type RubricProblem } from '../problem.ts';
import { tooLarge } from '../tooLarge.ts';
import { badEscape } from './badEscape.ts';
import { Nesting } from './nesting.ts';
import { tokensOf, type Token } from './tokens.ts';

// More control characters than this, and the file is no text.
const STRAY_CONTROLS = 8;
 
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

const USUAL: ReadonlySet<Token['type']> = new Set<Token['type']>([
  ...(['space', 'newline', 'comment', 'byte-order-mark', 'map-value-ind', 'seq-item-ind'] as const),
  ...(['scalar-text', 'single-quoted-scalar', 'double-quoted-scalar', 'block-scalar-header'] as const),
]);

/**
 * Looks for what must not reach the parser: files that are too large, binary, too deep (the parser recurses) or made
 * of parts without number or with escapes that are none (it takes some 50 µs for each error). Linear in the length, and stops at the first hazard.
 */
export function findHazard(text: string): RubricProblem | null {
  return overLimit(text) ?? binary(text) ?? tooInvolved(text);
}

function overLimit(text: string): RubricProblem | null {
  return text.length <= MAX_RUBRIC_LENGTH ? null : tooLarge(firstLine(text));
}

function firstLine(text: string): { start: number; end: number } {
  const lineEnd = /[\r\n]/.exec(text.slice(0, 200))?.index ?? 200;
  return { start: 0, end: Math.min(lineEnd, text.length) };
}

function binary(text: string): RubricProblem | null {
  const found = text.match(CONTROL);
  if (found === null) return null;
  const start = text.search(CONTROL);
  const range = { start, end: start + 1 };
  if (found.includes('\0') || found.length > STRAY_CONTROLS) return problem('binary-content', range, 'This file holds binary data, so it is not read as a rubric.');
  const fix = { title: 'Remove the control character', edits: [{ range, text: '' }] };
  return problem('control-character', range, 'A control character that cannot be seen stands here. YAML does not allow it.', fix);
}

function tooInvolved(text: string): RubricProblem | null {
  const nesting = new Nesting();
  let tokens = 0;
  let marks = 0;
  for (const token of tokensOf(text)) {
    if (token.type !== 'space') tokens += 1;
    if (!USUAL.has(token.type)) marks += 1;
    if (tokens > MAX_TOKENS || marks > MAX_MARKS) return problem('too-complex', token.range, 'This file has too many parts for a rubric, so it is not read beyond this point.');
    const depth = nesting.after(token);
    if (depth < 0) return problem('syntax', token.range, 'This bracket closes nothing. Quote the text if the bracket belongs to it.');
    if (depth > MAX_DEPTH) return problem('too-deep', token.range, 'This is nested too deeply for a rubric, so the file is not read.');
    const escape = badEscape(text, token);
    if (escape !== null) return escape;
  }
  return null;
}

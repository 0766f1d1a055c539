import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { outlineOf, type OutlineEntry } from '../../../../../src/core/rubric/language/outline.ts';
import { parseRubric } from '../../../../../src/core/rubric/parseRubric.ts';
import { WHOLE, whole } from '../support/wholeRubric.ts';

function outline(text: string): OutlineEntry | null {
  return outlineOf(text, parseRubric(text).nodes);
}

/** The entries as indented lines. */
function lines(entry: OutlineEntry | null, indentation = ''): readonly string[] {
  if (entry === null) return [];
  const own = `${indentation}${entry.name}${entry.detail === '' ? '' : ` | ${entry.detail}`}`;
  return [own, ...entry.children.flatMap((child) => lines(child, `${indentation}  `))];
}

function all(entry: OutlineEntry): readonly OutlineEntry[] {
  return [entry, ...entry.children.flatMap(all)];
}

describe('the outline of a rubric file', () => {
  it('names the rubric, its criterion, its scores and its examples', () => {
    assert.deepEqual(lines(outline(WHOLE)), [
      'kindness',
      '  criteria | Does the response treat the worry of the person kindly?',
      '  scores',
      '    1 | It insults the person or mocks the worry.',
      '    2 | It brushes the worry aside in a cold tone.',
      '    3 | It is polite without any sign of warmth.',
      '    4 | It names the worry and answers gently, in general words.',
      '    5 | It names the worry, explains why anybody would have it, and…',
      '  instruction | Answer the letter.',
      '  reference | Anybody would be worried.',
      '  threshold | 3.5',
      '  examples',
      '    Example 1 | 1/5 · Pull yourself together.',
      '    Example 2 | 3/5 · Good luck.',
    ]);
  });

  it('keeps each part within the part above it, and its own place within itself', () => {
    const root = outline(WHOLE);
    assert.ok(root);
    for (const { range, selection, children } of all(root)) {
      assert.ok(range.start <= selection.start && selection.end <= range.end);
      for (const child of children) assert.ok(range.start <= child.range.start && child.range.end <= range.end, child.name);
    }
  });

  it('shows texts without quotes and block headers', () => {
    const text = whole('Answer the letter.', '|-\n  Answer\n  the letter.').replace('name: kindness', "name: 'kindness'");
    assert.deepEqual(lines(outline(text)).filter((line) => /kindness|instruction/u.test(line)), ['kindness', '  instruction | Answer the letter.']);
  });

  it('is there while the file is being written, and not for an empty one', () => {
    assert.deepEqual(lines(outline('criteria:\nscores:\n  2:\n')), ['rubric', '  criteria', '  scores', '    2']);
    assert.equal(outline(''), null);
  });
});

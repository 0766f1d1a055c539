import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, it } from 'mocha';
import { agreementTable } from '../../../../src/core/examples/agreementTable.ts';
import { exampleLine, exampleTitle } from '../../../../src/core/examples/describeExample.ts';
import { examplesMarkdown, examplesSummary } from '../../../../src/core/examples/examplesMarkdown.ts';
import { example, runOf } from './support.ts';

describe('the report on examples', () => {
  it('shows each example with its scores, the statistics and the warning', async () => {
    const text = examplesMarkdown(await runOf([[5, 5], [3, 4], [1, 5], [2, null]]), { tolerance: 1, lineOf: (index) => index + 10 });
    assert.match(text, /^# Examples of kindness$/m);
    assert.match(text, /^2 of 4 examples pass with the same score or one apart\./m);
    assert.match(text, /^\| 1 \| 10 \| A response worth 5\\\. \| 5 \| 5 \| 4\.5 \| 0\.80 \| ✓ same \|$/m);
    assert.match(text, /^\| 2 \| .* \| 3 \| 4 \| .* \| ✓ one apart \|$/m);
    assert.match(text, /^\| 3 \| .* \| 1 \| 5 \| .* \| ✗ further apart \|$/m);
    assert.match(text, /^\| 4 \| .* \| 2 \| – \| – \| – \| ✗ not graded \|$/m);
    assert.match(text, /\*\*Warning:\*\* 3 graded pairs: too few to say/);
    assert.match(text, /^\| Exact agreement \| 33 % \| \d+ % to \d+ % \|$/m);
    assert.match(text, /^3 graded, 1 not graded\./m);
    assert.match(text, /^### 3: A response worth 1\\\.\n\nFeedback: Worth a 5\\\.$/m);
    assert.doesNotMatch(text, /^### 1:/m);
  });

  it('counts by the tolerance, and tells of a run that stopped', async () => {
    const run = await runOf([[5, 5], [3, 4]]);
    assert.equal(examplesSummary(run, 0), '1 of 2 examples pass with the same score.');
    const stopped = { ...run, results: run.results.slice(0, 1), stopped: { kind: 'cancelled' as const } };
    assert.equal(examplesSummary(stopped, 0), '1 of 1 example passes with the same score. 1 of 2 were run.');
    assert.match(examplesMarkdown(stopped, { tolerance: 0 }), /\*\*Stopped:\*\* Grading was cancelled/);
  });

  it('says why a statistic has no value', async () => {
    const { agreement } = await runOf([[5, 5]]);
    const kappa = agreementTable(agreement).find(({ name }) => name.includes('kappa'));
    assert.deepEqual(kappa, { name: 'Quadratic-weighted kappa', value: '–', interval: 'One pair is not enough for this statistic.' });
  });

  it('keeps every text of rubric and model as plain text', async () => {
    const hostile = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('<img src=x onerror=alert(1)>', '[a](command:x)', '| a | b |', '`x`', '\\', '&lt;', '![i](http://x)', '# h', '- a', '1. a', 'http://x.y'));
    await fc.assert(
      fc.asyncProperty(hostile, async (note) => {
        const text = examplesMarkdown(await runOf([[1, 5]], { note: `n ${note}` }), { tolerance: 1 });
        const heading = text.split('\n').find((line) => line.startsWith('### 1'));
        // As the editor's preview reads it.
        const tokens = new MarkdownIt({ html: true, linkify: true }).parse(heading ?? '', {});
        assert.deepEqual(tokens.map(({ type }) => type), ['heading_open', 'inline', 'heading_close']);
        const parts = tokens[1]?.children ?? [];
        assert.deepEqual(parts.filter(({ type }) => type !== 'text' && type !== 'text_special'), []);
        assert.equal(parts.map(({ content }) => content).join(''), `1: ${exampleTitle(example(1, { note: `n ${note}` }))}`.trim());
      }),
      { numRuns: 60 },
    );
  });
});

describe('an example in words', () => {
  it('is named by its note, else by the beginning of its response', () => {
    assert.equal(exampleTitle(example(3, { note: 'Kind, \n but vague' })), 'Kind, but vague');
    assert.equal(exampleTitle(example(3, { response: 'long '.repeat(20) })).length, 60);
    assert.doesNotMatch(exampleTitle(example(3, { response: `${'x'.repeat(58)}😀😀` })), /[\uD800-\uDBFF]…/);
  });

  it('says what was expected and given', async () => {
    const { results } = await runOf([[4, 2], [3, null]]);
    assert.deepEqual(results.map(exampleLine), [
      'expected 4, given 2 (expected score 2.2, p 0.80)',
      'expected 3, not graded: The evaluator wrote “3.5” where a score from 1 to 5 belongs.',
    ]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ProgressPrinter, speedLine } from '../../../src/cli/progress.ts';
import type { EvaluationEvent } from '../../../src/core/grading/evaluator.ts';

const EVENTS: readonly EvaluationEvent[] = [
  { kind: 'loading', fraction: 0.5 },
  { kind: 'prompt', evaluatedTokens: 16, totalTokens: 700, reusedTokens: 0 },
  { kind: 'feedback', delta: 'Kind', tokens: 1, tokensPerSecond: 9.96 },
  { kind: 'feedback', delta: ' and clear.', tokens: 4, tokensPerSecond: 12 },
];

/** What is left to see on the lines of a terminal: a line that is cleared begins anew. */
function seen(written: readonly string[]): readonly string[] {
  return written
    .join('')
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\u001b[2K') + 1).replace('[2K', ''));
}

describe('progress in a terminal', () => {
  function print(where: { readonly status: boolean; readonly shareTerminal: boolean }, events: readonly EvaluationEvent[]): { readonly out: string[]; readonly status: string[] } {
    const out: string[] = [];
    const status = where.shareTerminal ? out : [];
    const sink = (lines: string[]): { write: (text: string) => void } => ({ write: (text) => void lines.push(text) });
    const printer = new ProgressPrinter({ feedback: sink(out), status: where.status ? sink(status) : null, shareTerminal: where.shareTerminal });
    for (const event of events) printer.show(event);
    printer.end();
    return { out, status };
  }

  it('leaves the whole feedback on a terminal that showed the status before', () => {
    const { out } = print({ status: true, shareTerminal: true }, EVENTS);
    assert.deepEqual(seen(out), ['Kind and clear.', '', '']);
    assert.ok(out.some((text) => text.endsWith('Loading the model (50 %)')));
    assert.ok(out.some((text) => text.endsWith('Reading the prompt (16 of 700 tokens)')));
  });

  it('shows the speed beside feedback that goes elsewhere, and takes the line away at the end', () => {
    const { out, status } = print({ status: true, shareTerminal: false }, EVENTS);
    assert.equal(out.join(''), 'Kind and clear.\n\n');
    assert.ok(status.some((text) => text.endsWith('Writing feedback (4 tokens, 12.0 tokens/s)')));
    assert.deepEqual(seen(status), ['']);
  });

  it('writes nothing but feedback where nobody watches', () => {
    const { out, status } = print({ status: false, shareTerminal: false }, EVENTS);
    assert.deepEqual([out.join(''), status], ['Kind and clear.\n\n', []]);
  });

  it('takes the status away when no feedback comes', () => {
    assert.deepEqual(seen(print({ status: true, shareTerminal: true }, EVENTS.slice(0, 2)).out), ['']);
    assert.deepEqual(print({ status: false, shareTerminal: false }, []).out, []);
  });

  it('does not let feedback command the terminal', () => {
    const { out } = print({ status: false, shareTerminal: false }, [{ kind: 'feedback', delta: 'a\u001b]0;title\u0007\u009b2Jb\tc\n', tokens: 1, tokensPerSecond: 1 }]);
    assert.equal(out.join(''), 'a\uFFFD]0;title\uFFFD\uFFFD2Jb\tc\n\n\n');
  });

  it('says how long it took', () => {
    assert.equal(speedLine(23, 1500), '23 tokens in 1.5 s (15.3 tokens/s)');
    assert.equal(speedLine(1, 0), '1 token in 0.0 s (1000.0 tokens/s)');
  });
});

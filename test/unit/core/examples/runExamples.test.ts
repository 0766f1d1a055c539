import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { givenScore, matchOf, passes } from '../../../../src/core/examples/exampleResult.ts';
import { runExamples, type ExampleProgress } from '../../../../src/core/examples/runExamples.ts';
import type { EvaluationRequest } from '../../../../src/core/grading/evaluator.ts';
import { err } from '../../../../src/core/support/result.ts';
import { example, options, portsGiving, rubricWith, runOf, saying } from './support.ts';

describe('running the examples of a rubric', () => {
  it('grades each in file order and compares the scores', async () => {
    const run = await runOf([[5, 5], [3, 4], [1, 5], [2, null]]);
    assert.deepEqual(run.results.map((result) => [result.index, result.example.score, givenScore(result), matchOf(result)]), [
      [0, 5, 5, 'same'],
      [1, 3, 4, 'near'],
      [2, 1, 5, 'apart'],
      [3, 2, null, 'ungraded'],
    ]);
    assert.equal(run.stopped, null);
    const { pairs, graded, ungraded, exactAgreement, withinOne, tooFew } = run.agreement;
    assert.deepEqual({ pairs, graded, ungraded, exact: exactAgreement.value, near: withinOne.value, tooFew }, { pairs: 4, graded: 3, ungraded: 1, exact: 1 / 3, near: 2 / 3, tooFew: true });
  });

  it('gives the statistics the expected scores of the graded examples', async () => {
    const run = await runOf([[5, 5], [2, null]]);
    assert.equal(run.agreement.expectedScores?.count, 1);
    assert.ok(Math.abs((run.agreement.expectedScores.meanAbsoluteError.value ?? 0) - 0.5) < 1e-9);
  });

  it('passes one apart only within tolerance, and never without a score', async () => {
    const { results } = await runOf([[5, 5], [3, 4], [1, 5], [2, null]]);
    assert.deepEqual(results.map((result) => passes(result, 0)), [true, false, false, false]);
    assert.deepEqual(results.map((result) => passes(result, 1)), [true, true, false, false]);
  });

  it('grades with the texts of the example alone', async () => {
    const requests: EvaluationRequest[] = [];
    const ports = portsGiving(saying(4));
    const evaluate: typeof ports.evaluator.evaluate = (request, asked) => {
      requests.push(request);
      return ports.evaluator.evaluate(request, asked);
    };
    const rubric = rubricWith(example(4, { reference: 'Go to bed.' }), example(4));
    const withOwn = { ...rubric, rubric: { ...rubric.rubric, instruction: 'Not this.', reference: 'Nor this.' } };
    const { results } = await runExamples(withOwn, { ...ports, evaluator: { ...ports.evaluator, evaluate } }, options());
    assert.deepEqual(results.map(({ grade }) => grade.texts), [
      { instruction: 'Help me sleep.', response: 'A response worth 4.', reference: 'Go to bed.' },
      { instruction: 'Help me sleep.', response: 'A response worth 4.' },
    ]);
    assert.deepEqual(results.map(({ grade }) => grade.origins.reference), ['rubric', 'none']);
    assert.equal(requests.length, 2);
    assert.doesNotMatch(JSON.stringify(requests), /N(?:ot|or) this/);
  });

  it('tells of each example as it starts and ends, with its time', async () => {
    const seen: string[] = [];
    const onProgress = (progress: ExampleProgress): void => {
      seen.push(progress.kind === 'finished' ? `finished ${progress.result.index} in ${progress.result.durationMs}` : `${progress.kind} ${progress.index}`);
    };
    await runExamples(rubricWith(example(5), example(1)), portsGiving(saying(5), saying(1)), options({ onProgress }));
    assert.deepEqual(seen, ['started 0', 'finished 0 in 2000', 'started 1', 'finished 1 in 2000']);
  });

  it('runs only those asked for, under their own numbers', async () => {
    const { results } = await runExamples(rubricWith(example(5), example(1), example(3)), portsGiving(saying(3)), options({ only: new Set([2]) }));
    assert.deepEqual(results.map(({ index, example: { score } }) => [index, score]), [[2, 3]]);
  });

  it('keeps what was graded when it is cancelled', async () => {
    const abort = new AbortController();
    const onProgress = (progress: ExampleProgress): void => {
      if (progress.kind === 'finished') abort.abort();
    };
    const run = await runExamples(rubricWith(example(5), example(1)), portsGiving(saying(5)), options({ signal: abort.signal, onProgress }));
    assert.deepEqual(run.results.map(({ index }) => index), [0]);
    assert.deepEqual(run.stopped, { kind: 'cancelled' });
  });

  it('does not count the example during which it was cancelled', async () => {
    const ports = portsGiving();
    const evaluator = { ...ports.evaluator, evaluate: () => Promise.resolve(err({ kind: 'cancelled' } as const)) };
    const run = await runExamples(rubricWith(example(5), example(1)), { ...ports, evaluator }, options());
    assert.deepEqual([run.results, run.stopped], [[], { kind: 'cancelled' }]);
  });

  it('stops at once without an evaluator', async () => {
    const ports = portsGiving();
    const started: number[] = [];
    const evaluator = { ...ports.evaluator, identify: () => Promise.resolve(err({ kind: 'no-model' } as const)) };
    const onProgress = (progress: ExampleProgress): void => {
      if (progress.kind === 'started') started.push(progress.index);
    };
    const run = await runExamples(rubricWith(example(5), example(1)), { ...ports, evaluator }, options({ onProgress }));
    assert.deepEqual([run.results, run.stopped, started], [[], { kind: 'no-model' }, [0]]);
  });

  it('goes on after a crash, which may be due to the one example', async () => {
    const ports = portsGiving(saying(1));
    let asked = 0;
    const evaluate: typeof ports.evaluator.evaluate = (request, how) =>
      asked++ === 0 ? Promise.resolve(err({ kind: 'crashed', signal: 'SIGSEGV', exitCode: null } as const)) : ports.evaluator.evaluate(request, how);
    const run = await runExamples(rubricWith(example(5), example(1)), { ...ports, evaluator: { ...ports.evaluator, evaluate } }, options());
    assert.deepEqual(run.results.map(matchOf), ['ungraded', 'same']);
    assert.equal(run.stopped, null);
  });
});

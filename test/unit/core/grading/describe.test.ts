import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { diagnosticLine, isBelowThreshold } from '../../../../src/core/grading/describeGrade.ts';
import { describeUngraded } from '../../../../src/core/grading/describeUngraded.ts';
import type { Grade } from '../../../../src/core/grading/grade.ts';
import type { UngradedReason, Verdict } from '../../../../src/core/grading/verdict.ts';
import { arbitraryVerdict } from '../../../support/arbitraryGrade.ts';
import { sampleGrade } from '../../../support/sampleGrade.ts';

const GRADED: Verdict = { kind: 'graded', feedback: 'Kind.', score: 3, distribution: [0, 0.1, 0.62, 0.1, 0.18], expectedScore: 3.36, confidence: 0.62, digitMass: 1, led: false };

function gradeOf(verdict: Verdict, threshold?: number): Grade {
  const grade = sampleGrade({ rubricName: 'emotional-awareness', verdict });
  const rubric = { ...grade.rubric.rubric, ...(threshold === undefined ? {} : { threshold }) };
  return { ...grade, rubric: { ...grade.rubric, rubric } };
}

const messages: readonly (readonly [UngradedReason, string])[] = [
  [{ kind: 'no-model' }, 'No evaluator model is set.'],
  [{ kind: 'file-missing', path: '/m.gguf' }, 'The model file /m.gguf was not found.'],
  [{ kind: 'not-a-gguf', path: '/m.gguf', detail: 'it begins with "PK"' }, '/m.gguf is not a GGUF model (it begins with "PK").'],
  [{ kind: 'truncated', path: '/m.gguf', expectedBytes: 9229924288, actualBytes: 1024 }, 'The model file /m.gguf is cut short: 1,024 of 9,229,924,288 bytes.'],
  [{ kind: 'unknown-architecture', path: '/m.gguf', architecture: 'zeta' }, 'The engine does not know the architecture zeta of /m.gguf.'],
  [{ kind: 'out-of-memory', detail: '8 GB needed, 4 GB free' }, 'There is not enough memory for the model (8 GB needed, 4 GB free).'],
  [{ kind: 'load-failed', path: '/m.gguf', detail: 'no reason given' }, 'The model /m.gguf could not be loaded (no reason given).'],
  [{ kind: 'context-too-small', promptTokens: 5123, contextTokens: 4096 }, 'The prompt has 5,123 tokens, and the context holds 4,096.'],
  [{ kind: 'out-of-time', seconds: 600 }, 'The evaluator was not done after 600 seconds.'],
  [{ kind: 'out-of-time', seconds: 1 }, 'The evaluator was not done after 1 second.'],
  [{ kind: 'crashed', signal: 'SIGSEGV', exitCode: null }, 'The evaluator process crashed (signal SIGSEGV).'],
  [{ kind: 'crashed', signal: null, exitCode: 134 }, 'The evaluator process crashed (exit status 134).'],
  [{ kind: 'crashed', signal: null, exitCode: null }, 'The evaluator process crashed (no exit status).'],
  [{ kind: 'gave-up', restarts: 3 }, 'The evaluator process did not stay up after 3 restarts.'],
  [{ kind: 'gave-up', restarts: 1 }, 'The evaluator process did not stay up after 1 restart.'],
  [{ kind: 'engine-failed', detail: 'Object is\n disposed' }, 'The engine failed (Object is disposed).'],
  [{ kind: 'server-unreachable', url: 'http://x:1', detail: 'ECONNREFUSED' }, 'The server http://x:1 could not be reached (ECONNREFUSED).'],
  [{ kind: 'server-refused', url: 'http://x:1', status: 401, detail: 'Invalid\n key' }, 'The server http://x:1 answered with status 401 (Invalid key).'],
  [{ kind: 'server-refused', url: 'http://x:1', status: 404, detail: 'No' }, 'The server http://x:1 answered with status 404 (No).'],
  [{ kind: 'server-refused', url: 'http://x:1', status: 503, detail: 'y'.repeat(300) }, `The server http://x:1 answered with status 503 (${'y'.repeat(199)}…).`],
  [{ kind: 'server-refused', url: 'http://x:1', status: 400, detail: 'No' }, 'The server http://x:1 answered with status 400 (No).'],
  [{ kind: 'server-model-missing', url: 'http://x:1', model: '', available: [] }, 'The server http://x:1 needs to be told which model; it offers none.'],
  [{ kind: 'server-model-missing', url: 'http://x:1', model: 'm', available: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'The server http://x:1 has no model m; it offers a, b, c, d, e, ….'],
  [{ kind: 'server-incapable', url: 'http://x:1', detail: 'it gives no log-probabilities' }, 'The server http://x:1 cannot grade: it gives no log-probabilities.'],
  [{ kind: 'evaluator-changed' }, 'Another evaluator was chosen while this grade waited.'],
  [{ kind: 'cancelled' }, 'Grading was cancelled.'],
  [{ kind: 'cut-off', limitTokens: 1024 }, 'The feedback reached the limit of 1,024 tokens before a verdict.'],
  [{ kind: 'cut-off', limitTokens: 1 }, 'The feedback reached the limit of 1 token before a verdict.'],
  [{ kind: 'not-a-score', output: '3.5' }, 'The evaluator wrote “3.5” where a score from 1 to 5 belongs.'],
  [{ kind: 'not-a-score', output: ' \n' }, 'The evaluator wrote nothing where a score from 1 to 5 belongs.'],
  [{ kind: 'not-a-score', output: `a\n${'b'.repeat(99)}` }, `The evaluator wrote “a ${'b'.repeat(57)}…” where a score from 1 to 5 belongs.`],
];

describe('describeUngraded', () => {
  for (const [reason, message] of messages) {
    it(`says: ${message}`, () => {
      assert.equal(describeUngraded(reason).message, message);
    });
  }

  it('always says what happened and what to do, each a sentence', () => {
    fc.assert(
      fc.property(arbitraryVerdict, (verdict) => {
        if (verdict.kind === 'graded') return;
        const { message, advice } = describeUngraded(verdict.reason);
        assert.ok(message.endsWith('.'));
        assert.match(advice, /^[A-Z][^.]+\.$/u);
      }),
    );
  });
});

describe('diagnosticLine', () => {
  it('is short', () => {
    assert.equal(diagnosticLine(gradeOf(GRADED)), '3/5 emotional-awareness (expected 3.4, p 0.62)');
  });

  it('says why a text is not graded', () => {
    const lineOf = (reason: UngradedReason): string => diagnosticLine(gradeOf({ kind: 'ungraded', feedback: '', reason }));
    assert.equal(lineOf({ kind: 'context-too-small', promptTokens: 5123, contextTokens: 4096 }), 'not graded: the prompt has 5,123 tokens, and the context holds 4,096');
    assert.equal(lineOf({ kind: 'cancelled' }), 'not graded: grading was cancelled');
    assert.equal(lineOf({ kind: 'not-a-gguf', path: '/Models/M.gguf', detail: 'empty' }), 'not graded: /Models/M.gguf is not a GGUF model (empty)');
  });
});

describe('isBelowThreshold', () => {
  it('compares the expected score', () => {
    assert.equal(isBelowThreshold(gradeOf(GRADED, 3.5)), true);
    assert.equal(isBelowThreshold(gradeOf(GRADED, 3)), false);
  });

  it('is reached by an equal expected score, rounding apart', () => {
    assert.equal(isBelowThreshold(gradeOf({ ...GRADED, expectedScore: 3 - 1e-15 }, 3)), false);
  });

  it('is false without a threshold, and without a score', () => {
    assert.equal(isBelowThreshold(gradeOf(GRADED)), false);
    assert.equal(isBelowThreshold(gradeOf({ kind: 'ungraded', feedback: '', reason: { kind: 'cancelled' } }, 5)), false);
  });
});

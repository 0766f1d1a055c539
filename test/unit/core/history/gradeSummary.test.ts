import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { summarise } from '../../../../src/core/history/gradeSummary.ts';
import { sampleGrade } from '../../../support/sampleGrade.ts';

describe('The summary of a grade', () => {
  it('carries the verdict of a graded one', () => {
    const { score, expectedScore, confidence, ungradedKind, documentUri, modelName } = summarise(sampleGrade());
    assert.deepStrictEqual([score, expectedScore, confidence, ungradedKind], [4, 3.85, 0.7, null]);
    assert.deepStrictEqual([documentUri, modelName], ['file:///answers.md', 'prometheus-7b-v2.0']);
  });

  it('carries the spread of the distribution and whether the model was led', () => {
    const verdict = { kind: 'graded', feedback: '', score: 4, distribution: [0.5, 0, 0, 0, 0.5], expectedScore: 3, confidence: 0, digitMass: 1, led: true } as const;
    const { spread, led, change, label } = summarise(sampleGrade({ verdict }));
    assert.deepStrictEqual([spread, led, change, label], [2, true, null, null]);
  });

  it('carries the kind of the reason and no number when ungraded', () => {
    const verdict = { kind: 'ungraded', feedback: '', reason: { kind: 'cut-off', limitTokens: 1024 } } as const;
    const { score, expectedScore, confidence, ungradedKind } = summarise(sampleGrade({ verdict }));
    assert.deepStrictEqual([score, expectedScore, confidence, ungradedKind], [null, null, null, 'cut-off']);
  });

  it('has no document and no model when the grade has none', () => {
    const summary = summarise({ ...sampleGrade({ uri: null }), evaluator: null, graderFingerprint: null });
    assert.deepStrictEqual([summary.documentUri, summary.modelName, summary.demonstrationOnly], [null, null, false]);
  });
});

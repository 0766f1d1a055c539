import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { graderFingerprint, type GraderParts } from '../../../../src/core/grading/graderFingerprint.ts';

const PARTS: GraderParts = {
  rubricHash: 'a'.repeat(64),
  evaluator: { modelHash: 'b'.repeat(64), family: 'prometheus-2', engine: 'node-llama-cpp 3.22.1' },
  sampler: { temperature: 0.7, topP: 0.9, seed: 1, maxFeedbackTokens: 256 },
};
const { evaluator, sampler } = PARTS;

describe('graderFingerprint', () => {
  it('is a hex SHA-256, equal for equal parts in any order of keys', () => {
    assert.match(graderFingerprint(PARTS), /^[0-9a-f]{64}$/u);
    assert.equal(
      graderFingerprint({ sampler: { maxFeedbackTokens: 256, seed: 1, topP: 0.9, temperature: 0.7 }, evaluator, rubricHash: PARTS.rubricHash }),
      graderFingerprint(PARTS),
    );
  });

  const others: Readonly<Record<string, GraderParts>> = {
    rubric: { ...PARTS, rubricHash: 'c'.repeat(64) },
    model: { ...PARTS, evaluator: { ...evaluator, modelHash: 'c'.repeat(64) } },
    family: { ...PARTS, evaluator: { ...evaluator, family: 'generic' } },
    engine: { ...PARTS, evaluator: { ...evaluator, engine: 'node-llama-cpp 4.0.0' } },
    temperature: { ...PARTS, sampler: { ...sampler, temperature: 0.8 } },
    topP: { ...PARTS, sampler: { ...sampler, topP: 0.8 } },
    seed: { ...PARTS, sampler: { ...sampler, seed: 2 } },
    'length of feedback': { ...PARTS, sampler: { ...sampler, maxFeedbackTokens: 512 } },
  };
  for (const [what, parts] of Object.entries(others)) {
    it(`changes with the ${what}`, () => {
      assert.notEqual(graderFingerprint(parts), graderFingerprint(PARTS));
    });
  }

  it('does not count what a greedy sampler ignores', () => {
    const greedy = { ...PARTS, sampler: { ...sampler, temperature: 0 } };
    assert.equal(graderFingerprint({ ...greedy, sampler: { ...greedy.sampler, topP: 0.5, seed: 9 } }), graderFingerprint(greedy));
  });

  it('does not count the name of the model or its context', () => {
    const whole = { ...evaluator, modelName: 'x', contextTokens: 8192, demonstrationOnly: true };
    assert.equal(graderFingerprint({ ...PARTS, evaluator: whole }), graderFingerprint(PARTS));
  });

  it('stays what it was, so that histories go on', () => {
    assert.equal(graderFingerprint(PARTS), '57c3249d4c139eb0a0ce1639da30de1ba71545c80403df446691f8bd9bc86af2');
  });
});

import { createHash, randomUUID } from 'node:crypto';
import type { Grade } from '../../src/core/grading/grade.ts';
import { DEFAULT_SAMPLER } from '../../src/core/grading/sampler.ts';
import type { Verdict } from '../../src/core/grading/verdict.ts';

/** What a test may care about; the rest is ordinary. */
export interface GradeParts {
  readonly id?: string;
  readonly createdAt?: number;
  /** Null for a text without a document. */
  readonly uri?: string | null;
  readonly rubricName?: string;
  readonly instruction?: string;
  readonly response?: string;
  readonly reference?: string;
  readonly feedback?: string;
  readonly verdict?: Verdict;
}

function sampleVerdict(feedback: string): Verdict {
  return { kind: 'graded', feedback, score: 4, distribution: [0, 0.05, 0.15, 0.7, 0.1], expectedScore: 3.85, confidence: 0.7, digitMass: 0.99, led: false };
}

/** An ordinary grade of a text in a document, with a fresh id. */
export function sampleGrade(parts: GradeParts = {}): Grade {
  const response = parts.response ?? 'You should talk to your manager first.';
  return {
    id: parts.id ?? randomUUID(),
    createdAt: parts.createdAt ?? 1_800_000_000_000,
    ...(parts.uri === null ? {} : { place: { uri: parts.uri ?? 'file:///answers.md', start: 10, end: 10 + response.length } }),
    rubric: {
      hash: '0'.repeat(64),
      rubric: {
        name: parts.rubricName ?? 'clarity',
        criteria: 'Is the response clear?',
        scores: { 1: 'Not at all.', 2: 'Hardly.', 3: 'Partly.', 4: 'Mostly.', 5: 'Fully.' },
        tags: [],
        examples: [],
      },
    },
    texts: { instruction: parts.instruction ?? 'What should I do?', response, ...(parts.reference === undefined ? {} : { reference: parts.reference }) },
    responseHash: createHash('sha256').update(response).digest('hex'),
    origins: { instruction: 'section', reference: parts.reference === undefined ? 'none' : 'section' },
    evaluator: { modelName: 'prometheus-7b-v2.0', modelHash: '1'.repeat(64), family: 'prometheus-2', engine: 'node-llama-cpp 3.22.1', contextTokens: 4096, demonstrationOnly: false },
    sampler: DEFAULT_SAMPLER,
    graderFingerprint: '2'.repeat(64),
    neutralised: [],
    verdict: parts.verdict ?? sampleVerdict(parts.feedback ?? 'The response is clear and polite.'),
    usage: { promptTokens: 900, reusedTokens: 600, generatedTokens: 150, promptMs: 1200.5, feedbackMs: 8000 },
  };
}

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Evaluation, EvaluatorFailure } from '../../../../src/core/grading/evaluator.ts';
import { promptText } from '../../../../src/core/grading/promptText.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/grading/sampler.ts';
import { gradeScorecard, type ScorecardRequest, type ScorecardRow } from '../../../../src/core/scorecard/gradeScorecard.ts';
import { err, ok, type Result } from '../../../../src/core/support/result.ts';
import { EVALUATION, scriptedPorts, type ScriptedPorts } from '../grading/support/scriptedEvaluator.ts';
import { TEXTS } from '../grading/support/texts.ts';
import { item } from './support/rows.ts';

const REQUEST: ScorecardRequest = {
  items: [item('care', 2, 3), item('help'), item('brevity', 0.5)],
  texts: TEXTS,
  origins: { instruction: 'section', reference: 'section' },
  place: { uri: 'file:///answers.md', start: 10, end: 20 },
  sampler: DEFAULT_SAMPLER,
};

/** Ports whose evaluator answers these in turn. */
function answering(...answers: readonly Result<Evaluation, EvaluatorFailure>[]): ScriptedPorts {
  const ports = scriptedPorts();
  const left = [...answers];
  return {
    ...ports,
    evaluator: {
      ...ports.evaluator,
      evaluate: (request, { onEvent }) => {
        ports.requests.push(request);
        onEvent({ kind: 'prompt', evaluatedTokens: 1, totalTokens: 1, reusedTokens: 0 });
        return Promise.resolve(left.shift() ?? ok(EVALUATION));
      },
    },
  };
}

async function run(ports: ScriptedPorts, signal = new AbortController().signal): Promise<{ rows: readonly ScorecardRow[]; told: string[] }> {
  const told: string[] = [];
  const rows = await gradeScorecard(REQUEST, ports, {
    signal,
    onStart: (index) => told.push(`start ${index}`),
    onEvent: (index, { kind }) => told.push(`${kind} ${index}`),
    onGrade: (index, { verdict }, failure) => told.push(`${verdict.kind} ${index}${failure === null ? '' : ` ${failure.kind}`}`),
  });
  return { rows, told };
}

describe('gradeScorecard', () => {
  it('grades with each rubric in turn, tells of each as it finishes, and keeps each in the history', async () => {
    const ports = answering();
    const { rows, told } = await run(ports);
    assert.deepEqual(told, [0, 1, 2].flatMap((index) => [`start ${index}`, `prompt ${index}`, `graded ${index}`]));
    assert.deepEqual(rows.map(({ rubric, weight, threshold }) => [rubric.rubric.name, weight, threshold]), [['care', 2, 3], ['help', 1, null], ['brevity', 0.5, null]]);
    assert.deepEqual(rows.map(({ grade }) => grade), ports.stored);
    assert.deepEqual(ports.stored.map(({ rubric, place, origins }) => ({ rubric, place, origins })), REQUEST.items.map(({ rubric }) => ({ rubric, place: REQUEST.place, origins: REQUEST.origins })));
  });

  it('asks with prompts that are the same up to the rubric', async () => {
    const ports = answering();
    await run(ports);
    const [before] = promptText(ports.requests[0]?.prompt ?? { form: 'raw', spans: [] }).split('###Score Rubrics:\n');
    assert.ok(before?.includes(TEXTS.reference) === true);
    for (const { prompt } of ports.requests) assert.ok(promptText(prompt).startsWith(before));
  });

  it('goes on after a rubric that gives no score', async () => {
    const { rows } = await run(answering(ok(EVALUATION), err({ kind: 'crashed', signal: null, exitCode: 1 })));
    assert.deepEqual(rows.map(({ grade }) => grade?.verdict.kind), ['graded', 'ungraded', 'graded']);
  });

  it('stops when it is cancelled, and keeps what was graded', async () => {
    const ports = answering(ok(EVALUATION), err({ kind: 'cancelled' }));
    const { rows } = await run(ports);
    assert.deepEqual(rows.map(({ grade }) => grade?.verdict.kind ?? null), ['graded', 'ungraded', null]);
    assert.equal(ports.requests.length, 2);
  });

  it('asks nothing when it was cancelled before', async () => {
    const ports = answering();
    const { rows } = await run(ports, AbortSignal.abort());
    assert.deepEqual(rows.map(({ grade }) => grade), [null, null, null]);
    assert.deepEqual(ports.requests, []);
  });

  it('loses no grade when the history cannot be written', async () => {
    const { rows, told } = await run(scriptedPorts({ historyFailure: { kind: 'disk-full', detail: '' } }));
    assert.deepEqual(rows.map(({ grade }) => grade?.verdict.kind), ['graded', 'graded', 'graded']);
    assert.ok(told.includes('graded 2 disk-full'));
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import type { PromptFamily } from '../../../src/core/grading/family.ts';
import { gradeResponse, type GradePorts } from '../../../src/core/grading/gradeResponse.ts';
import { renderPrompt } from '../../../src/core/grading/renderPrompt.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/grading/sampler.ts';
import { parseRubric } from '../../../src/core/rubric/parseRubric.ts';
import { rubricHash } from '../../../src/core/rubric/rubricHash.ts';
import { gradeScorecard, type ScorecardItem, type ScorecardRequest, type ScorecardRow } from '../../../src/core/scorecard/gradeScorecard.ts';
import { parseScorecard } from '../../../src/core/scorecard/parseScorecard.ts';
import { tokensOf, totalsOf, type TokenTotals } from '../../../src/core/scorecard/totals.ts';
import { ok } from '../../../src/core/support/result.ts';
import type { EvaluatorClient } from '../../../src/host/evaluator/evaluatorClient.ts';
import { cacheDirectory } from '../../../src/host/models/cacheDirectory.ts';
import { fetchSmallModel } from '../../../src/host/models/fetchModel.ts';
import { Bench, loadParams, valueOf } from '../evaluator/clientFixture.ts';

// The cache keeps whole chunks of 64 tokens, so at most one less than that is read again, and a few tokens may merge
// otherwise where the texts part.
const CHUNK = 64;
const MERGED = 4;

const FAMILIES: readonly PromptFamily[] = ['prometheus-1', 'prometheus-2', 'm-prometheus', 'generic'];

const REQUEST: ScorecardRequest = {
  items: shippedItems('supportive-reply'),
  texts: {
    instruction: 'My father died in spring and I have not slept through a single night since. Everybody says that time heals. What should I do?',
    response:
      'I am sorry about your father. Half a year is not long, and lying awake does not mean that you grieve wrongly. Three things help many people: get up at the same time every day, keep the bed for sleep alone, and write down at seven in the evening what goes through your head at night. If it does not get better in three weeks, please talk to your doctor; lasting sleeplessness can be treated.',
    reference: 'That sounds exhausting, and it is no wonder: losing a father turns the nights upside down. Would you like to tell me when it is worst?',
  },
  origins: { instruction: 'given', reference: 'given' },
  sampler: { ...DEFAULT_SAMPLER, maxFeedbackTokens: 24 },
};

describe('a scorecard on the real binding', () => {
  let bench: Bench;

  before(async () => {
    bench = await Bench.open();
  });

  after(() => bench.close());

  for (const family of FAMILIES) {
    it(`reads only the rubric from the second on, in the prompt of ${family}`, async () => {
      const client = bench.client(await bench.model({ feedback: 'Well meant.' }, { family, contextTokens: 8192 }));
      const rows = await grade(client);
      assert.deepEqual(rows.map((row) => row.grade?.verdict.kind), ['graded', 'graded', 'graded', 'graded']);
      await assertShared(client, family, rows);
    });
  }

  it('gives the same verdicts as grading with each rubric alone', async () => {
    const model = await bench.model({ feedback: 'Well meant.' }, { family: 'prometheus-2', contextTokens: 8192 });
    const rows = await grade(bench.client(model));
    const last = rows.at(-1);
    assert.ok(last);
    const alone = await gradeResponse({ ...REQUEST, rubric: last.rubric }, ports(bench.client(model)), { signal: new AbortController().signal, onEvent: () => undefined });
    assert.equal(alone.grade.usage?.reusedTokens, 0);
    assert.deepEqual(last.grade?.verdict, alone.grade.verdict);
  });

  it('reads only the rubric from the second on with the small model', async function () {
    this.timeout(300_000);
    const fetched = await fetchSmallModel({ cacheDirectory: cacheDirectory(), onProgress: () => undefined, signal: AbortSignal.timeout(200_000) });
    assert.ok(fetched.ok);
    const client = bench.client(loadParams(fetched.value, { contextTokens: 4096 }), { timeoutMs: () => 280_000 });
    const rows = await grade(client, REQUEST.items.slice(0, 2));
    await assertShared(client, 'generic', rows);
  });
});

function grade(client: EvaluatorClient, items = REQUEST.items): Promise<readonly ScorecardRow[]> {
  const options = { signal: new AbortController().signal, onStart: () => undefined, onEvent: () => undefined, onGrade: () => undefined };
  return gradeScorecard({ ...REQUEST, items }, ports(client), options);
}

function ports(evaluator: EvaluatorClient): GradePorts {
  return { evaluator, history: { append: () => Promise.resolve(ok(undefined)) }, now: Date.now, newId: randomUUID };
}

/** The first row reads its whole prompt, each other one its rubric and what follows it. */
async function assertShared(client: EvaluatorClient, family: PromptFamily, rows: readonly ScorecardRow[]): Promise<void> {
  const [first, ...others] = rows.map(tokensOf);
  assert.ok(first);
  report(family, rows);
  assert.equal(first.reusedTokens, 0);
  for (const [index, tokens] of others.entries()) {
    const behind = await tokensFromRubricOn(client, family, rows[index + 1]);
    assert.ok(tokens.promptTokens - behind > 2 * CHUNK, 'the shared part is long enough to tell');
    assert.ok(tokens.evaluatedTokens < behind + CHUNK + MERGED, `${tokens.evaluatedTokens} read, ${behind} are new`);
    assert.equal(tokens.evaluatedTokens + tokens.reusedTokens, tokens.promptTokens);
  }
  const { tokens } = totalsOf(rows);
  assert.equal(tokens.promptTokens, sum(rows.map(tokensOf).map(({ promptTokens }) => promptTokens)));
  assert.ok(tokens.reusedTokens > tokens.promptTokens / 4);
}

/** Tokens of the prompt that stand behind what the rubrics share. */
async function tokensFromRubricOn(client: EvaluatorClient, family: PromptFamily, row: ScorecardRow | undefined): Promise<number> {
  assert.ok(row);
  const signal = new AbortController().signal;
  const whole = valueOf(await client.countTokens(renderPrompt(family, row.rubric.rubric, REQUEST.texts).prompt, signal));
  return whole.parts.rubric + whole.parts.lead + TEMPLATE_END;
}

// `[/INST]` or the like after the lead, and the line ends before it.
const TEMPLATE_END = 16;

function report(family: PromptFamily, rows: readonly ScorecardRow[]): void {
  if (process.env['SCORECARD_TOKENS'] === undefined) return;
  const line = (name: string, { promptTokens, evaluatedTokens, reusedTokens }: TokenTotals): void => {
    console.log(`        ${family} ${name}: ${promptTokens} prompt tokens, ${evaluatedTokens} evaluated, ${reusedTokens} reused`);
  };
  for (const row of rows) line(row.rubric.rubric.name, tokensOf(row));
  line('total', totalsOf(rows).tokens);
}

function shippedItems(name: string): ScorecardItem[] {
  const { scorecard } = parseScorecard(readFileSync(`rubrics/${name}.scorecard.yaml`, 'utf8'));
  assert.ok(scorecard);
  return scorecard.rubrics.map(({ rubric: rubricName, weight, threshold = null }) => {
    const { rubric } = parseRubric(readFileSync(`rubrics/${rubricName}.rubric.yaml`, 'utf8'));
    assert.ok(rubric);
    return { rubric: { rubric, hash: rubricHash(rubric) }, weight, threshold };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Evaluation, EvaluationEvent } from '../../../src/core/grading/evaluator.ts';
import { readVerdict } from '../../../src/core/grading/readVerdict.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/grading/sampler.ts';
import { chunkTokens } from '../../../src/evaluator/engine/chunkTokens.ts';
import type { EvaluatorClient } from '../../../src/host/evaluator/evaluatorClient.ts';
import type { LoadParams } from '../../../src/protocol/evaluatorProtocol.ts';
import { DEFAULT_FEEDBACK, type TinyModelOptions } from '../../support/tinyModel/options.ts';
import { expectedDistribution } from '../../support/tinyModel/tinyModel.ts';
import { Bench, chatPrompt, rawPrompt, request, run, valueOf } from './clientFixture.ts';

/** Chunk of a small model on the CPU. */
const CHUNK = chunkTokens(0, false);
const NEVER = new AbortController().signal;

describe('an evaluation', () => {
  let bench: Bench;
  let client: EvaluatorClient;
  let model: LoadParams;

  before(async () => {
    bench = await Bench.open();
    client = bench.client(() => Promise.resolve({ ok: true, value: model }));
  });

  after(() => bench.close());

  async function use(options: TinyModelOptions = {}, params: Partial<LoadParams> = {}): Promise<void> {
    model = await bench.model(options, params);
  }

  function near(evaluation: Evaluation, expected: readonly number[]): void {
    const actual = evaluation.scorePosition?.digitProbabilities ?? [];
    assert.equal(actual.length, 5);
    actual.forEach((p, index) => {
      assert.ok(Math.abs(p - (expected[index] ?? 0)) < 0.01, `${actual.join(' ')} against ${expected.join(' ')}`);
    });
  }

  it('reads feedback, score and distribution, with raw and with chat prompts', async () => {
    await use();
    for (const prompt of [rawPrompt('I am sorry.'), chatPrompt('I am sorry.')]) {
      const evaluation = valueOf((await run(client, request(prompt))).result);
      assert.equal(evaluation.feedback.trim(), DEFAULT_FEEDBACK);
      assert.equal(evaluation.ending, 'marker');
      assert.equal(evaluation.scorePosition?.continuation.trim(), '4');
      near(evaluation, expectedDistribution(['sorry']));
      assert.equal(readVerdict(evaluation, DEFAULT_SAMPLER).kind, 'graded');
    }
  });

  it('reads the same whatever the tokens after the digit', async () => {
    for (const afterScore of ['.5', '/5']) {
      await use({ afterScore });
      const evaluation = valueOf((await run(client, request(rawPrompt('I am sorry.')))).result);
      assert.equal(evaluation.scorePosition?.continuation.trim(), `4${afterScore}`);
      near(evaluation, expectedDistribution(['sorry']));
      assert.equal(readVerdict(evaluation, DEFAULT_SAMPLER).kind, afterScore === '/5' ? 'graded' : 'ungraded');
    }
  });

  it('leads a model that ends its turn without a marker', async () => {
    await use({ noMarker: true });
    const evaluation = valueOf((await run(client, request(rawPrompt('I am sorry.')))).result);
    assert.equal(evaluation.feedback.trim(), DEFAULT_FEEDBACK);
    assert.equal(evaluation.ending, 'led');
    near(evaluation, expectedDistribution(['sorry']));
  });

  it('leads a model that only repeats itself', async () => {
    await use({ neverEnds: true });
    const evaluation = valueOf((await run(client, request(rawPrompt('I am sorry.')))).result);
    assert.equal(evaluation.ending, 'led');
    assert.ok(evaluation.usage.generatedTokens < 200);
    assert.ok(evaluation.feedback.trim().startsWith(DEFAULT_FEEDBACK));
  });

  it('reads no score at the limit, be it of the sampler or of the context', async () => {
    await use({}, { contextTokens: 256 });
    const bySampler = valueOf((await run(client, request(rawPrompt('Short.'), { maxFeedbackTokens: 7 }))).result);
    assert.deepEqual([bySampler.ending, bySampler.scorePosition, bySampler.usage.generatedTokens], ['limit', null, 7]);

    const { total } = valueOf(await client.countTokens(rawPrompt(''), NEVER));
    const almostFull = rawPrompt('~'.repeat(256 - total - 45));
    const byContext = valueOf((await run(client, request(almostFull))).result);
    assert.equal(byContext.ending, 'limit');
    assert.ok(byContext.usage.generatedTokens < 23);
  });

  it('refuses a prompt that does not fit, with both counts', async () => {
    await use({}, { contextTokens: 256 });
    const prompt = rawPrompt('~'.repeat(400));
    const promptTokens = valueOf(await client.countTokens(prompt, NEVER)).total;
    const { result } = await run(client, request(prompt));
    assert.deepEqual(result, { ok: false, error: { kind: 'context-too-small', promptTokens, contextTokens: 256 } });
    assert.ok(promptTokens > 400);
  });

  it('gives the same input the same result, to the last bit, whatever was evaluated before', async () => {
    await use();
    const long = request(rawPrompt(`I am sorry. ${'Here is what you can do about it next time. '.repeat(25)}`));
    const fresh = valueOf((await run(client, long)).result);
    const again = valueOf((await run(client, long)).result);
    assert.equal(fresh.usage.reusedTokens, 0);
    assert.ok(again.usage.reusedTokens >= CHUNK && again.usage.reusedTokens % CHUNK === 0);
    valueOf((await run(client, request(rawPrompt(`I am sorry. ${'Here is what you can do about it next time. '.repeat(12)}whatever`)))).result);
    const afterAnother = valueOf((await run(client, long)).result);
    assert.ok(afterAnother.usage.reusedTokens < again.usage.reusedTokens && afterAnother.usage.reusedTokens > 0);
    for (const evaluation of [again, afterAnother]) {
      assert.deepEqual([evaluation.feedback, evaluation.scorePosition], [fresh.feedback, fresh.scorePosition]);
    }
  });

  it('keeps special tokens in user text plain', async () => {
    await use();
    const counts = await Promise.all(
      ['<|im_end|>', '</s>'].flatMap((marker) => [rawPrompt(marker), chatPrompt(marker)]).map(async (prompt) => valueOf(await client.countTokens(prompt, NEVER))),
    );
    const empty = await Promise.all([rawPrompt(''), chatPrompt('')].map(async (prompt) => valueOf(await client.countTokens(prompt, NEVER))));
    counts.forEach((count, index) => {
      const added = count.total - (empty[index % 2]?.total ?? 0);
      assert.ok(added > 1, `one token alone would be the control token; ${added}`);
    });
  });

  it('counts the tokens of each part, and they sum up', async () => {
    await use();
    for (const prompt of [rawPrompt('I am sorry for you.'), chatPrompt('I am sorry for you.')]) {
      const { total, parts } = valueOf(await client.countTokens(prompt, NEVER));
      assert.equal(Object.values(parts).reduce((sum, count) => sum + count, 0), total);
      assert.equal(total, valueOf((await run(client, request(prompt))).result).usage.promptTokens);
      assert.ok(parts.system > 0 && parts.response > 0 && parts.lead > 0);
      assert.equal(parts.rubric, 0);
    }
  });

  it('streams exactly the feedback, and tells how the prompt is read', async () => {
    await use();
    const prompt = rawPrompt('Here is what you can do about it next time. '.repeat(20));
    const { result, events } = await run(client, request(prompt));
    const { feedback, usage } = valueOf(result);
    assert.equal(events.map((event) => (event.kind === 'feedback' ? event.delta : '')).join(''), feedback);
    const read = events.filter((event) => event.kind === 'prompt');
    assert.deepEqual(read.map((event) => event.evaluatedTokens), fedAfterEachChunk(usage.promptTokens));
    assert.ok(read.every((event) => event.totalTokens === usage.promptTokens));
    assert.ok(isOrdered(events));
  });

  it('streams text beyond ASCII unharmed', async () => {
    const feedback = 'Grüße an alle: „gut“ 👍🏽 und 日本語.';
    await use({ feedback });
    const { result, events } = await run(client, request(rawPrompt('Hallo.')));
    assert.equal(valueOf(result).feedback.trim(), feedback);
    assert.ok(events.every((event) => event.kind !== 'feedback' || !event.delta.includes('\uFFFD')));
  });

  it('samples by its seed, and reads its score from the raw distribution all the same', async () => {
    await use();
    const sampler = { temperature: 1, topP: 0.9, seed: 7 };
    const first = valueOf((await run(client, request(rawPrompt('I am sorry.'), sampler))).result);
    const second = valueOf((await run(client, request(rawPrompt('I am sorry.'), sampler))).result);
    assert.deepEqual([first.feedback, first.scorePosition], [second.feedback, second.scorePosition]);
    near(first, expectedDistribution(['sorry']));
  });

  it('takes a template without a system role, and a file without a template', async () => {
    const noSystem =
      "{% for message in messages %}{% if message['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}" +
      "{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}{{ '<|im_start|>assistant\\n' }}";
    for (const chatTemplate of [noSystem, null]) {
      await use({ chatTemplate });
      const evaluation = valueOf((await run(client, request(chatPrompt('I am sorry.')))).result);
      assert.equal(evaluation.ending, 'marker');
      near(evaluation, expectedDistribution(['sorry']));
    }
  });
});

function fedAfterEachChunk(promptTokens: number): number[] {
  const counts: number[] = [];
  for (let count = 0; count < promptTokens - 1; count += CHUNK) counts.push(count);
  return [...counts, promptTokens - 1];
}

function isOrdered(events: readonly EvaluationEvent[]): boolean {
  const order = events.map((event) => ['loading', 'prompt', 'feedback'].indexOf(event.kind));
  return order.every((kind, index) => kind >= (order[index - 1] ?? 0));
}

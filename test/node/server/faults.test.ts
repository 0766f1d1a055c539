import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Evaluation, EvaluatorFailure } from '../../../src/core/grading/evaluator.ts';
import type { PromptFamily } from '../../../src/core/grading/family.ts';
import { readVerdict } from '../../../src/core/grading/readVerdict.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/grading/sampler.ts';
import type { Result } from '../../../src/core/support/result.ts';
import { listServerModels } from '../../../src/host/server/listServerModels.ts';
import { ServerEvaluator, type ServerEvaluatorOptions } from '../../../src/host/server/serverEvaluator.ts';
import type { ServerSettings } from '../../../src/host/server/serverSettings.ts';
import { chatChunks, events, json, scoredText, startFakeServer, status, textChunks, type Answer, type FakeServer } from '../../support/llamaServer/fakeServer.ts';
import { chatPrompt, rawPrompt, request, run, valueOf } from '../evaluator/clientFixture.ts';

const NEVER = new AbortController().signal;
const VLLM = json({ data: [{ id: 'prometheus-7b-v2.0', owned_by: 'vllm', max_model_len: 4096, root: 'prometheus-eval/prometheus-7b-v2.0' }] });
const OLLAMA = json({ data: [{ id: 'prometheus', owned_by: 'library' }] });
const DIGITS = { 1: 0.05, 2: 0.05, 3: 0.1, 4: 0.6, 5: 0.15 };
const COMPLETIONS = '/v1/completions';

describe('a server that is not as it should be', () => {
  let server: FakeServer;

  beforeEach(async () => {
    server = await startFakeServer();
    server.on('/v1/models', VLLM);
    server.on('/tokenize', json({ count: 50 }));
    // The first answer is the feedback, the second the score.
    server.on(COMPLETIONS, events(textChunks(['Good', '. [RES', 'ULT]', ' 4'])), json(scoredText([' 4', '\n'], DIGITS)));
  });

  afterEach(() => server.close());

  function open(settings: Partial<ServerSettings> = {}, options: Partial<ServerEvaluatorOptions> = {}): ServerEvaluator {
    return new ServerEvaluator({
      settings: () => Promise.resolve({ url: server.url, model: '', ...settings }),
      concurrency: () => 2,
      timeoutMs: () => 5000,
      onLog: () => undefined,
      retry: { attempts: 3, firstPauseMs: 1, longestPauseMs: 50 },
      silenceMs: 150,
      ...options,
    });
  }

  async function grade(evaluator = open()): Promise<Result<Evaluation, EvaluatorFailure>> {
    return (await run(evaluator, request(rawPrompt('Hello.')))).result;
  }

  function failureOf(result: Result<Evaluation, EvaluatorFailure>): EvaluatorFailure {
    assert.ok(!result.ok, 'it should have failed');
    return result.error;
  }

  const sent = (path: string): number => server.seen.filter((seen) => seen.path === path).length;

  it('grades through the completions of vLLM, in two stages, and says what it is', async () => {
    const evaluator = open({ key: 'k' });
    const { result, events: told } = await run(evaluator, request(rawPrompt('Hello.')));
    const evaluation = valueOf(result);
    assert.deepEqual([evaluation.feedback, evaluation.ending, evaluation.scorePosition?.continuation, evaluation.usage.promptTokens], ['Good. ', 'marker', ' 4\n', 50]);
    assert.equal(told.map((event) => (event.kind === 'feedback' ? event.delta : '')).join(''), 'Good. ');
    const verdict = readVerdict(evaluation, DEFAULT_SAMPLER);
    assert.ok(verdict.kind === 'graded' && verdict.score === 4 && Math.abs(verdict.confidence - 0.6 / 0.95) < 1e-9 && Math.abs(verdict.digitMass - 0.95) < 1e-9);
    const [first, second] = server.seen.filter(({ path }) => path === COMPLETIONS);
    assert.equal(second?.body['prompt'], `${String(first?.body['prompt'])}Good. [RESULT]`);
    assert.ok(server.seen.every(({ authorization }) => authorization === 'Bearer k'));
    const identity = valueOf(await evaluator.identify(NEVER));
    assert.deepEqual([identity.modelName, identity.family, identity.contextTokens], ['prometheus-7b-v2.0', 'prometheus-2', 4096]);
    assert.match(identity.engine, /^vLLM at 127\.0\.0\.1:\d+, which tokenises the text itself$/u);
  });

  it('asks once what it talks to, not for each grade', async () => {
    const evaluator = open();
    const perGrade: number[] = [];
    for (let grades = 0; grades < 3; grades += 1) {
      server.on(COMPLETIONS, events(textChunks(['Good. [RESULT]'])), json(scoredText([' 4'], DIGITS)));
      const before = server.seen.length;
      await evaluator.identify(NEVER);
      valueOf(await grade(evaluator));
      perGrade.push(server.seen.length - before);
    }
    assert.deepEqual(perGrade, [4, 3, 3]);
  });

  it('reads on behind a marker that is only quoted, and leads a model that ends without one', async () => {
    server.on(COMPLETIONS, events(textChunks(['It says "[RESULT]', '" [RES', 'ULT]'])), json(scoredText([' 4', '\n'], DIGITS)));
    assert.equal(valueOf(await grade()).feedback, 'It says "[RESULT]" ');
    server.on(COMPLETIONS, events(textChunks(['Good.'])), json(scoredText([' 4'], DIGITS)));
    assert.deepEqual([valueOf(await grade()).ending, server.seen.at(-1)?.body['prompt']?.toString().endsWith('Good. [RESULT]')], ['led', true]);
    server.on(COMPLETIONS, events(textChunks(Array.from({ length: 200 }, () => 'again '), null)), json(scoredText([' 4'], DIGITS)));
    assert.ok(valueOf(await grade()).usage.generatedTokens < 60, 'a loop ends');
    server.on(COMPLETIONS, events(textChunks(['Good', ' and'], 'length')));
    assert.equal(valueOf(await grade()).ending, 'limit');
  });

  it('tries again on 429, 503 and a lost connection, honouring Retry-After, and grades once', async () => {
    const drop: Answer = (response) => void response.destroy();
    const feedback = events(textChunks(['Good. [RESULT]']));
    const score = json(scoredText([' 4'], DIGITS));
    for (const [fault, leastMs] of [[status(429, 'Slow down.', { 'retry-after': '0.04' }), 40], [status(503), 0], [drop, 0]] as const) {
      server.on(COMPLETIONS, fault, feedback, score);
      const before = sent(COMPLETIONS);
      const startedAt = performance.now();
      assert.equal(valueOf(await grade()).feedback, 'Good. ');
      assert.equal(sent(COMPLETIONS) - before, 3);
      assert.ok(performance.now() - startedAt >= leastMs);
    }
    server.on(COMPLETIONS, status(503, 'Loading model'));
    const before = sent(COMPLETIONS);
    const { url } = server;
    assert.deepEqual(failureOf(await grade()), { kind: 'server-refused', url, status: 503, detail: 'Loading model' });
    assert.equal(sent(COMPLETIONS) - before, 3);
  });

  const BAD_STREAMS: readonly (readonly [string, Answer, EvaluatorFailure['kind'], RegExp])[] = [
    ['a connection that breaks in the middle', events(textChunks(['Good'], null), 'drop'), 'server-unreachable', /./u],
    ['an answer that ends in the middle', (response) => void response.end('data: {"choices":[{"text":"Good","finish_reason":null}]}\n\n'), 'server-unreachable', /broke off/u],
    ['silence in the middle', events(textChunks(['Good'], null), 'silence'), 'server-unreachable', /silent for 0\.15 seconds/u],
    ['events that are garbage', events(['<html>']), 'server-incapable', /not JSON/u],
    ['an error in the stream', events([{ error: { message: 'CUDA out of memory' } }]), 'server-refused', /CUDA out of memory/u],
    ['a request that it does not like', status(400, 'bad'), 'server-refused', /bad/u],
    ['a wrong key', status(401, 'Invalid API Key'), 'server-refused', /Invalid API Key/u],
    ['a redirect', (response) => void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(), 'server-unreachable', /redirect/u],
  ];
  for (const [name, answer, kind, detail] of BAD_STREAMS) {
    it(`says so: ${name}`, async () => {
      server.on(COMPLETIONS, answer);
      const failure = failureOf(await grade());
      assert.equal(failure.kind, kind);
      assert.match('detail' in failure ? failure.detail : '', detail);
    });
  }

  it('names both numbers of a prompt that is too long, counted before or told by the server', async () => {
    server.on('/tokenize', json({ count: 5000 }));
    assert.deepEqual(failureOf(await grade()), { kind: 'context-too-small', promptTokens: 5000, contextTokens: 4096 });
    server.on('/tokenize', status(404));
    for (const message of ["This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (3976 in the prompt).", "This model's maximum context length is 4096 tokens. However, your request has 5000 input tokens."]) {
      server.on(COMPLETIONS, status(400, message));
      assert.deepEqual(failureOf(await grade()), { kind: 'context-too-small', promptTokens: 5000, contextTokens: 4096 });
    }
  });

  it('never makes a distribution up: without log-probabilities there is no grade', async () => {
    server.on(COMPLETIONS, events(textChunks(['Good. [RESULT]'])), json({ choices: [{ text: ' 4', finish_reason: 'stop' }] }));
    const failure = failureOf(await grade());
    assert.ok(failure.kind === 'server-incapable' && failure.detail.includes('log-probabilities') && failure.detail.includes(' 4'));
  });

  it('grades through the chat of Ollama, and refuses a format that its template would break', async () => {
    server.on('/v1/models', OLLAMA);
    const CHAT = '/v1/chat/completions';
    const chat = async (): Promise<Result<Evaluation, EvaluatorFailure>> => (await run(open(), request(chatPrompt('Hello.')))).result;
    server.on(CHAT, events(chatChunks(['I recite [RESULT]', ' (an', ' integer', ' number', ' between', ' 1', ' and', ' 5)', ' as', ' asked', ' to', '. [RESULT]', ' 4'], DIGITS)));
    const evaluation = valueOf(await chat());
    assert.equal(evaluation.feedback, 'I recite [RESULT] (an integer number between 1 and 5) as asked to. ');
    assert.deepEqual([evaluation.scorePosition?.continuation, evaluation.scorePosition?.digitProbabilities[3]], [' 4', 0.6]);
    assert.match(valueOf(await open().identify(NEVER)).engine, /^Ollama at .*lays out the chat itself$/u);
    server.on(CHAT, events(chatChunks(['Good. [RESULT]', ' 4'], null)));
    assert.match(JSON.stringify(failureOf(await chat())), /log-probabilities/u);
    server.on(CHAT, events(chatChunks(['Good.'], DIGITS)));
    assert.match(JSON.stringify(failureOf(await chat())), /without \[RESULT\]/u);
    server.on(CHAT, events(chatChunks(['Good.'], DIGITS, 'length')));
    assert.equal(valueOf(await chat()).ending, 'limit');
    for (const family of ['prometheus-1', 'prometheus-2'] satisfies PromptFamily[]) {
      const refused = await open({ family }).identify(NEVER);
      assert.ok(!refused.ok && refused.error.kind === 'server-incapable');
    }
  });

  it('says that nobody is there, that the model is not there, that time is up, and that an address is none', async () => {
    const closed = await startFakeServer();
    await closed.close();
    assert.match(JSON.stringify(failureOf(await grade(open({ url: closed.url })))), /server-unreachable.*ECONNREFUSED/u);
    assert.deepEqual(failureOf(await grade(open({ model: 'other' }))), { kind: 'server-model-missing', url: server.url, model: 'other', available: ['prometheus-7b-v2.0'] });
    server.on(COMPLETIONS, () => undefined);
    assert.deepEqual(failureOf(await grade(open({}, { timeoutMs: () => 100 }))), { kind: 'out-of-time', seconds: 0.1 });
    for (const url of ['localhost:8080', 'ftp://x', 'http://user:secret@host', '']) {
      const failure = failureOf(await grade(open({ url })));
      assert.ok(failure.kind === 'server-unreachable' && !failure.detail.includes('secret') && !failure.url.includes('secret'));
    }
    assert.deepEqual(await listServerModels({ url: `${server.url}/v1/`, key: undefined }, NEVER), { ok: true, value: ['prometheus-7b-v2.0'] });
  });

  it('keeps to its concurrency, lets those who wait be cancelled, and closes the connection of a cancelled grade', async () => {
    const open2 = open();
    const reached = Promise.withResolvers<undefined>();
    const closed = Promise.withResolvers<undefined>();
    let current = 0;
    server.on(COMPLETIONS, (response) => {
      current += 1;
      if (current === 2) reached.resolve(undefined);
      response.writeHead(200).write('data: {"choices":[{"text":"Go","finish_reason":null}]}\n\n');
      response.on('close', () => { closed.resolve(undefined); });
    });
    const aborts = Array.from({ length: 4 }, () => new AbortController());
    const all = aborts.map(({ signal }) => run(open2, request(rawPrompt('Hello.')), signal));
    await reached.promise;
    for (const abort of aborts.toReversed()) abort.abort();
    for (const { result } of await Promise.all(all)) assert.deepEqual(result, { ok: false, error: { kind: 'cancelled' } });
    await closed.promise;
    assert.equal(current, 2);
  });

  it('is asked anew when the settings change, and does not take a grade that was meant for another', async () => {
    let model = '';
    const evaluator = open({}, { settings: () => Promise.resolve({ url: server.url, model }) });
    server.on('/v1/models', VLLM, json({ data: [{ id: 'a', owned_by: 'vllm' }, { id: 'b', owned_by: 'vllm' }] }));
    const { modelHash, family } = valueOf(await evaluator.identify(NEVER));
    model = 'b';
    const result = await evaluator.evaluate({ ...request(rawPrompt('Hello.')), evaluator: { modelHash, family } }, { signal: NEVER, onEvent: () => undefined });
    assert.deepEqual(failureOf(result), { kind: 'evaluator-changed' });
    assert.equal(valueOf(await evaluator.identify(NEVER)).modelName, 'b');
  });
});

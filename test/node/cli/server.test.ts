import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { events, json, scoredText, startFakeServer, status, textChunks, type FakeServer } from '../../support/llamaServer/fakeServer.ts';
import { runCli, type CliRun } from './runCli.ts';

const MODEL = 'prometheus-7b-v2.0';
const KEY = 'sk-kept-secret';
const RUBRIC = 'name: kind\ncriteria: Is the answer kind?\nscores:\n  1: It insults the reader outright.\n  2: It is cold and brushes the worry aside.\n  3: It is polite without any sign of warmth.\n  4: It names the worry and answers gently.\n  5: It answers gently, names the worry and leaves hope.\nthreshold: 3\n';

describe('prometheus-grader grade --server', () => {
  let folder: string;
  let server: FakeServer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-cli-server-'));
    await writeFile(join(folder, 'kind.rubric.yaml'), RUBRIC);
    server = await startFakeServer();
    const models = json({ data: [MODEL, 'other'].map((id) => ({ id, owned_by: 'vllm', max_model_len: 4096 })) });
    server.on('/v1/models', (response, request) => { (request.authorization === `Bearer ${KEY}` ? models : status(401, 'Who are you?'))(response, request); });
    server.on('/tokenize', json({ count: 50 }));
    server.on('/v1/completions', (response, request) => {
      const isGood = String(request.body['prompt']).includes('gladly');
      const answer = request.body['stream'] === true ? events(textChunks(['Kindly ', 'put. [RESULT]'])) : json(scoredText([isGood ? ' 5' : ' 1', '\n'], isGood ? { 4: 0.2, 5: 0.8 } : { 1: 0.9, 2: 0.1 }));
      answer(response, request);
    });
  });

  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  function grade(response: string, options: readonly string[] = [], key = KEY): Promise<CliRun> {
    const args = ['grade', '--rubric', join(folder, 'kind.rubric.yaml'), '--server', server.url, '--server-model', MODEL, '--instruction', 'Help me sleep.', '--response', '-', ...options];
    return runCli(args, response, { PROMETHEUS_GRADER_SERVER_KEY: key });
  }

  it('prints the verdict: status 0, and 1 below the threshold; warns when the texts go unencrypted to another machine', async () => {
    // Not a name of this machine to the program, though it is one.
    const open = ['--server', server.url.replace('127.0.0.1', '0.0.0.0')];
    const [good, bad, whole] = await Promise.all([grade('I would gladly help.'), grade('Well, whatever.', open), grade('I would gladly help.', ['--json'])]);
    assert.equal(good.status, 0, good.stderr);
    assert.match(good.stdout, /^Kindly put\.\s[^]*^Score 5\/5 {2}kind \(expected 4\.8, p 0\.80, threshold 3\)$/mu);
    assert.equal(good.stderr, '');
    assert.deepEqual([bad.status, /^Score 1\/5/mu.test(bad.stdout)], [1, true], bad.stderr);
    assert.match(bad.stderr, /^Warning: the connection to 0\.0\.0\.0:\d+ is not encrypted\./u);
    const { evaluator } = JSON.parse(whole.stdout) as { evaluator: { engine: string; modelName: string } };
    assert.deepEqual([evaluator.modelName, evaluator.engine], [MODEL, `vLLM at ${new URL(server.url).host}, which tokenises the text itself`]);
  });

  it('ends with status 2 and says what to do: a wrong key, a model that is not there, an address that is none, nobody there', async () => {
    const closed = await startFakeServer();
    await closed.close();
    const asked = server.seen.length;
    const [key, model, address, nobody] = await Promise.all([
      grade('Hello.', [], 'wrong'),
      grade('Hello.', ['--server-model', 'gpt-9']),
      grade('Hello.', ['--server', 'localhost:8080']),
      grade('Hello.', ['--server', closed.url, '--time-limit', '1']),
    ]);
    assert.deepEqual([key, model, address, nobody].map((run) => run.status), [2, 2, 2, 2]);
    assert.match(key.stdout, /answered with status 401 \(Who are you\?\)\.[^]*PROMETHEUS_GRADER_SERVER_KEY/u);
    assert.match(model.stdout, /has no model gpt-9; it offers prometheus-7b-v2\.0, other\./u);
    assert.match(address.stdout, /localhost:8080 could not be reached \(it is no address of the form http:\/\/host:port/u);
    assert.match(nobody.stdout, /could not be reached \(connect ECONNREFUSED [^]+Start it, or check the address/u);
    // One question each: neither a wrong key nor a missing model becomes better by asking again.
    assert.equal(server.seen.length - asked, 2);
  });
});

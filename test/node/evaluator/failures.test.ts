import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { EvaluationEvent } from '../../../src/core/grading/evaluator.ts';
import { loadModel, type LoadedModel } from '../../../src/evaluator/engine/loadModel.ts';
import { createSession, type Session } from '../../../src/evaluator/session.ts';
import type { LoadParams } from '../../../src/protocol/evaluatorProtocol.ts';
import { Bench, rawPrompt, request, run, valueOf } from './clientFixture.ts';

const LONG = request(rawPrompt('Each word of this is a word to read. '.repeat(20)));
const ignore = { signal: new AbortController().signal, onEvent: () => undefined };

describe('an engine that fails', () => {
  let bench: Bench;
  let model: LoadParams;

  before(async () => {
    bench = await Bench.open();
    model = await bench.model();
  });

  after(() => bench.close());

  /** A session, and the model in it as the engine has it. */
  function openSession(): { readonly session: Session; readonly inMemory: () => LoadedModel } {
    let loaded: LoadedModel | null = null;
    const session = createSession(async (params, running) => {
      const result = await loadModel(params, running);
      if (result.ok) loaded = result.value;
      return result;
    });
    return {
      session,
      inMemory: () => {
        assert.ok(loaded !== null);
        return loaded;
      },
    };
  }

  /** The engine loses the context of the model at the first event of a kind. */
  async function failAt(kind: EvaluationEvent['kind']): Promise<void> {
    const { session, inMemory } = openSession();
    valueOf(await session.load(model, ignore));
    let failing = false;
    const onEvent = (event: EvaluationEvent): void => {
      if (event.kind !== kind || failing) return;
      failing = true;
      void inMemory().sequence.dispose();
    };
    const result = await session.evaluate(LONG, { ...ignore, onEvent });
    assert.ok(!result.ok && result.error.kind === 'engine-failed');
    assert.match(result.error.detail, /disposed/i);
    assert.equal(session.status().state, 'empty');
    valueOf(await session.load(model, ignore));
    assert.equal(valueOf(await session.evaluate(LONG, ignore)).ending, 'marker');
    await session.unload();
  }

  it('is a failure with a name while it reads the prompt, and the next grade loads the model again', () => failAt('prompt'));

  it('is one while it writes the feedback', () => failAt('feedback'));

  it('is one while tokens are counted', async () => {
    const { session, inMemory } = openSession();
    valueOf(await session.load(model, ignore));
    await inMemory().model.dispose();
    const result = await session.countTokens(LONG.prompt);
    assert.ok(!result.ok && result.error.kind === 'engine-failed');
  });

  it('is one when its process cannot be made, and is given up after the same number of tries as a crash', async () => {
    const client = bench.client(model, {
      fork: () => {
        throw new Error('spawn ENOMEM');
      },
    });
    for (let attempt = 0; attempt < 4; attempt += 1) assert.deepEqual((await run(client, LONG)).result, { ok: false, error: { kind: 'engine-failed', detail: 'spawn ENOMEM' } });
    assert.deepEqual((await run(client, LONG)).result, { ok: false, error: { kind: 'gave-up', restarts: 3 } });
  });

  it('is one when the model file cannot be read', async () => {
    const client = bench.client(() => Promise.reject(new Error('EIO: i/o error, read')));
    assert.deepEqual((await run(client, LONG)).result, { ok: false, error: { kind: 'engine-failed', detail: 'EIO: i/o error, read' } });
  });

  it('does not wait for a model file on a drive that hangs once the grade is cancelled; the next one goes on', async () => {
    let hangs = true;
    const { promise: asked, resolve: onAsked } = Promise.withResolvers<undefined>();
    const client = bench.client(() => {
      onAsked(undefined);
      return hangs ? new Promise(() => undefined) : Promise.resolve({ ok: true, value: model });
    });
    const controller = new AbortController();
    const hanging = run(client, LONG, controller.signal);
    await asked;
    controller.abort();
    assert.deepEqual((await hanging).result, { ok: false, error: { kind: 'cancelled' } });
    hangs = false;
    assert.equal(valueOf((await run(client, LONG)).result).ending, 'marker');
  });
});

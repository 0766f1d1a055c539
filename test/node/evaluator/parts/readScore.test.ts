import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { loadModel, type LoadedModel } from '../../../../src/evaluator/engine/loadModel.ts';
import { readScore } from '../../../../src/evaluator/score/readScore.ts';
import { tokenisePrompt } from '../../../../src/evaluator/tokens/tokenisePrompt.ts';
import { Bench, rawPrompt, valueOf } from '../clientFixture.ts';

describe('reading the score', () => {
  let bench: Bench;
  let loaded: LoadedModel;

  before(async () => {
    bench = await Bench.open();
    const running = { signal: new AbortController().signal, onEvent: () => undefined };
    loaded = valueOf(await loadModel(await bench.model({ afterScore: ' out of 5' }), running));
  });

  after(async () => {
    await loaded.dispose();
    await bench.close();
  });

  it('stops between two tokens when it is cancelled', async () => {
    const tokens = [...tokenisePrompt(loaded, rawPrompt('I am sorry.')), ...loaded.scoreTokens.lead];
    const read = (signal: AbortSignal): ReturnType<typeof readScore> => readScore(loaded.sequence, tokens, '', loaded.scoreTokens, signal);
    assert.equal(await read(AbortSignal.abort()), null);
    assert.equal(loaded.sequence.nextTokenIndex, tokens.length);
    await loaded.sequence.clearHistory();
    assert.match((await read(new AbortController().signal))?.position.continuation ?? '', /4/);
    assert.ok(loaded.sequence.nextTokenIndex > tokens.length);
  });
});

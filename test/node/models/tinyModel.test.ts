import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { getLlama, LlamaLogLevel, type Llama, type LlamaContextSequence, type LlamaModel, type Token } from 'node-llama-cpp';
import type { TinyModelOptions } from '../../support/tinyModel/options.ts';
import { expectedDistribution, writeTinyModel } from '../../support/tinyModel/tinyModel.ts';

const TEXT = '[INST] You are a fair evaluator.\n###Response to evaluate:\n{}\n\n###Feedback:  [/INST]';

interface Opened {
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
}

describe('the tiny model, in the real binding', () => {
  let folder: string;
  let llama: Llama;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiny-model-'));
    llama = await getLlama({ gpu: false, build: 'never', logLevel: LlamaLogLevel.error });
  });

  after(async () => {
    await llama.dispose();
    await rm(folder, { recursive: true });
  });

  async function withModel(options: TinyModelOptions, use: (opened: Opened) => Promise<void>): Promise<void> {
    const path = join(folder, 'tiny.gguf');
    await writeTinyModel(path, options);
    const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 });
    const context = await model.createContext({ contextSize: 2048, threads: 1 });
    try {
      await use({ model, sequence: context.getSequence() });
    } finally {
      await model.dispose();
    }
  }

  it('is written within 2 seconds and stays small', async () => {
    const path = join(folder, 'timed.gguf');
    const start = performance.now();
    await writeTinyModel(path);
    assert.ok(performance.now() - start < 2000);
    assert.ok((await stat(path)).size < 2_000_000);
  });

  it('tokenises like Llama-2: BOS, plain [INST], no control tokens from text', async () => {
    await withModel({}, ({ model }) => {
      assert.equal(model.tokens.shouldPrependBosToken, true);
      assert.equal(model.tokens.bosString, '<s>');
      assert.equal(model.tokens.eosString, '</s>');
      const tokens = model.tokenize('[INST] </s> [RESULT] 4', false);
      assert.equal(tokens.some((token) => model.isSpecialToken(token)), false);
      assert.deepEqual(pieces(model, tokens).slice(-6), ['[', 'RES', 'ULT', ']', '', '4'].map((piece, index) => (index === 0 ? ' [' : index === 4 ? ' ' : piece)));
      return Promise.resolve();
    });
  });

  it('writes the feedback, the marker, a digit and then ends', async () => {
    await withModel({ feedback: 'It is is is good, and naïve.' }, async (opened) => {
      assert.equal(await writeOn(opened, 40), 'It is is is good, and naïve. [RESULT] 3');
    });
  });

  it('writes what is asked after the digit', async () => {
    await withModel({ afterScore: '.5 of 5' }, async (opened) => {
      assert.match(await writeOn(opened, 60), / \[RESULT\] 3\.5 of 5$/);
    });
  });

  it('ends without the marker when told to', async () => {
    await withModel({ feedback: 'Short and thin.', noMarker: true }, async (opened) => {
      assert.equal(await writeOn(opened, 40), 'Short and thin.');
    });
  });

  it('never ends when told to', async () => {
    await withModel({ feedback: 'On and on.', neverEnds: true }, async (opened) => {
      assert.match(await writeOn(opened, 60), /^(On and on\.){10,}/);
    });
  });

  const texts: readonly (readonly [text: string, cues: readonly string[], options: TinyModelOptions])[] = [
    ['nothing to note', [], {}],
    ['I am sorry to hear that', ['sorry'], {}],
    ['whatever', ['whatever'], {}],
    ['gladly, and again gladly, but sorry', ['gladly', 'gladly', 'sorry'], {}],
    ['sorry'.padEnd(900, ' and more'), ['sorry'], {}],
    ['a green umbrella', ['green umbrella'], { cues: { 'green umbrella': [0.1, 0.1, 0.1, 0.1, 0.6] } }],
    ['sorry', ['sorry'], { architecture: 'qwen2' }],
    ['sorry', ['sorry'], { noMarker: true }],
  ];
  for (const [text, cues, options] of texts) {
    it(`gives ${text.slice(0, 40)} the designed distribution ${JSON.stringify(options)}`, async () => {
      await withModel(options, async (opened) => {
        const expected = expectedDistribution(cues, options);
        (await readDigits(opened, text)).forEach((p, digit) => {
          assert.ok(Math.abs(p - (expected[digit] ?? 0)) < 0.005, `P(${String(digit + 1)}) is ${String(p)}, not ${String(expected[digit])}`);
        });
      });
    });
  }

  it('names the designed probability in numbers', async () => {
    await withModel({}, async (opened) => {
      const [, , , four] = await readDigits(opened, 'I am sorry');
      assert.ok(four !== undefined && Math.abs(four - 0.4) < 0.005);
    });
  });
});

function promptTokens(model: LlamaModel, text: string): Token[] {
  const { bos } = model.tokens;
  assert.ok(bos !== null);
  return [bos, ...model.tokenize(TEXT.replace('{}', text), false)];
}

function pieces(model: LlamaModel, tokens: readonly Token[]): string[] {
  return tokens.map((token, index) => model.detokenize([token], false, tokens.slice(0, index)));
}

async function writeOn({ model, sequence }: Opened, limit: number): Promise<string> {
  const written: Token[] = [];
  for await (const token of sequence.evaluate(promptTokens(model, 'x'), { temperature: 0 })) {
    written.push(token);
    if (written.length === limit) break;
  }
  return model.detokenize(written);
}

async function readDigits({ model, sequence }: Opened, text: string): Promise<number[]> {
  const tokens = [...promptTokens(model, text), ...model.tokenize('[RESULT] ', false, 'trimLeadingSpace')];
  const digits = ['1', '2', '3', '4', '5'].flatMap((digit) => model.tokenize(digit, false, 'trimLeadingSpace'));
  const last = tokens.at(-1);
  assert.ok(last !== undefined);
  const output = await sequence.controlledEvaluate([...tokens.slice(0, -1), [last, { generateNext: { probabilities: true } }]]);
  const probabilities = output.at(-1)?.next.probabilities;
  assert.ok(probabilities);
  return digits.map((digit) => probabilities.get(digit) ?? 0);
}

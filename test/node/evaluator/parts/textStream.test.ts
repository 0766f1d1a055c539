import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Token } from 'node-llama-cpp';
import { TextStream } from '../../../../src/evaluator/tokens/textStream.ts';

// A vocabulary in which each byte is a token, as the byte tokens of real ones.
const bytesAsTokens = {
  detokenize: (tokens: readonly Token[]): string => new TextDecoder().decode(Uint8Array.from(tokens)),
};

function tokensOf(text: string): Token[] {
  return [...new TextEncoder().encode(text)].map((byte) => byte as Token);
}

describe('text stream', () => {
  it('gives each character when its last byte came, and never a half', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\uFFFD') && !text.includes('\uFEFF')), (text) => {
        const stream = new TextStream(bytesAsTokens, []);
        const pieces = tokensOf(text).map((token) => stream.push(token));
        assert.equal(pieces.join(''), text);
        assert.equal(stream.text, text);
        assert.ok(pieces.every((piece) => Array.from(piece).length <= 1));
      }),
    );
  });

  it('passes on bytes that never become a character', () => {
    const stream = new TextStream(bytesAsTokens, []);
    const pieces = [0xff, 0xff, 0xff, 0xff, 0x41].map((byte) => stream.push(byte as Token));
    assert.equal(pieces.join(''), '\uFFFD\uFFFD\uFFFD\uFFFDA');
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { serverSentEvents } from '../../../src/host/server/serverSentEvents.ts';

const bytes = new TextEncoder();

describe('server-sent events', () => {
  it('come out whole, wherever the bytes are cut and however lines end', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => !/[\r\n]/u.test(value) && !value.startsWith(' '));
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), lineEnd, fc.array(fc.nat(300), { maxLength: 30 }), async (values, end, cuts) => {
        const stream = values.map((value) => `: a comment${end}event: x${end}data: ${value}${end}${end}`).join('');
        assert.deepEqual(await read(cut(bytes.encode(stream), cuts)), values);
      }),
    );
  });

  it('join the lines of one event, and end without the empty line', async () => {
    assert.deepEqual(await read([bytes.encode('data: a\ndata:b\n\ndata: c')]), ['a\nb', 'c']);
  });

  it('are refused when they have no end, in one line or in many', async () => {
    const part = 'x'.repeat(1_000_000);
    await assert.rejects(read(Array.from({ length: 5 }, () => bytes.encode(part))), RangeError);
    await assert.rejects(read(Array.from({ length: 6 }, () => bytes.encode(`data: ${part}\n`))), RangeError);
  });
});

function cut(whole: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const at = [0, ...cuts.filter((value) => value < whole.length).toSorted((a, b) => a - b), whole.length];
  return at.slice(1).map((end, index) => whole.slice(at[index] ?? 0, end));
}

async function read(chunks: readonly Uint8Array[]): Promise<string[]> {
  const values: string[] = [];
  for await (const value of serverSentEvents(stream(chunks))) values.push(value);
  return values;
}

async function* stream(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, open, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { readGgufFileInfo } from 'node-llama-cpp';
import { KNOWN_ARCHITECTURES } from '../../../src/host/models/architectures.ts';
import { GGUF_LIMITS } from '../../../src/host/models/ggufFormat.ts';
import { readGgufHeader } from '../../../src/host/models/readGgufHeader.ts';
import { withTemporaryFolder } from '../../support/temporaryFolder.ts';
import { encodeHeader, type GgufContent } from '../../support/tinyModel/ggufWriter.ts';
import { tinyModelContent, writeTinyModel } from '../../support/tinyModel/tinyModel.ts';

describe('readGgufHeader', () => {
  it('reads what the engine reads', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'tiny.gguf');
      await writeTinyModel(path, { name: 'Tiny', contextLength: 2048 });
      const header = await readGgufHeader(path);
      const engine = await readGgufFileInfo(path, { sourceType: 'filesystem' });
      assert.ok(header.ok);
      assert.equal(header.value.name, engine.metadata.general.name);
      assert.equal(header.value.architecture, engine.metadata.general.architecture);
      assert.equal(header.value.contextLength, 2048);
      assert.equal(header.value.chatTemplate, engine.metadata.tokenizer.chat_template);
      assert.equal(header.value.tokenizerModel, 'llama');
      assert.equal(header.value.vocabularySize, engine.metadata.tokenizer.ggml.tokens.length);
      assert.equal(header.value.tensorCount, engine.fullTensorInfo?.length);
      assert.equal(header.value.expectedBytes, (await stat(path)).size);
    });
  });

  it('reads a head that is longer than the first window', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'long.gguf');
      const value = Array.from({ length: 40 }, (_, index) => String(index).repeat(150_000));
      await writeTinyModel(path, { keyValues: { 'test.long': { type: 'strings', value } } });
      const header = await readGgufHeader(path);
      assert.ok(header.ok);
      assert.ok(header.value.headerBytes > 8 * 1024 * 1024);
      assert.equal(header.value.expectedBytes, header.value.fileBytes);
    });
  });

  it('accepts version 2', async () => {
    assert.equal((await inFile(patched(4, 2))).ok, true);
  });

  describe('names what is wrong with', () => {
    it('a missing file', async () => {
      await withTemporaryFolder(async (folder) => {
        const path = join(folder, 'missing.gguf');
        assert.deepEqual(await readGgufHeader(path), { ok: false, error: { kind: 'file-missing', path } });
        const below = join(folder, 'file', 'below.gguf');
        await writeFile(join(folder, 'file'), 'x');
        assert.deepEqual(await readGgufHeader(below), { ok: false, error: { kind: 'file-missing', path: below } });
      });
    });

    it('a folder', async () => {
      await withTemporaryFolder(async (folder) => {
        const path = join(folder, 'model.gguf');
        await mkdir(path);
        assert.deepEqual(await readGgufHeader(path), { ok: false, error: { kind: 'not-a-gguf', path, detail: 'it is a folder' } });
      });
    });

    it('a pipe, without waiting for it', async function () {
      if (process.platform === 'win32') this.skip();
      await withTemporaryFolder(async (folder) => {
        const path = join(folder, 'pipe.gguf');
        execFileSync('mkfifo', [path]);
        assert.deepEqual(await readGgufHeader(path), { ok: false, error: { kind: 'not-a-gguf', path, detail: 'it is not a regular file' } });
      });
    });

    const malformed: readonly (readonly [name: string, bytes: Buffer, detail: RegExp])[] = [
      ['an empty file', Buffer.alloc(0), /^it is empty$/],
      ['a file of three bytes', Buffer.from('GGU'), /only 3 bytes/],
      ['a text', Buffer.from('# Not a model\n'.repeat(10)), /does not begin with GGUF/],
      ['a big-endian GGUF', patched(4, 0x03000000), /version 50331648/],
      ['version 1', patched(4, 1), /version 1 /],
      ['version 4', patched(4, 4), /version 4 /],
      ['2^63 tensors', patched(8, 0, 0x80000000), /number of tensors is 9223372036854776000,/],
      ['no tensors', encodeHeader({ ...tinyModelContent(), tensors: [] }), /no tensors/],
      ['2.5e18 metadata entries', patched(16, 0, 0x22b1c8c1), /number of metadata entries is 24999/],
      ['a key of 4 GB', patched(24, 0xffffffff), /length of a metadata key is 4294967295/],
      ['a string of 16 EB', patched(valueAt('general.architecture'), 0xffffffff, 0xffffffff), /length of general\.architecture is 1844674407370955/],
      ['an unknown value type', patched(valueAt('general.architecture') - 4, 99), /general\.architecture has the unknown type 99/],
      ['an array of 2^40 elements', patched(valueAt('tokenizer.ggml.scores') + 4, 0, 256), /length of tokenizer\.ggml\.scores is 1099511627776/],
      ['an array of arrays', patched(valueAt('tokenizer.ggml.scores'), 9), /tokenizer\.ggml\.scores has the unknown type 9/],
      ['a string of 4 GB in an array', patched(valueAt('tokenizer.ggml.tokens') + 12, 0xffffffff), /length of a string of tokenizer\.ggml\.tokens/],
      ['no architecture', withKeyValues({}), /does not name its architecture/],
      ['an alignment of 33', withKeyValues({ 'general.alignment': { type: 'u32', value: 33 } }), /alignment/],
      ['a tensor of five dimensions', withTensor([1, 1, 1, 1, 1]), /tensor x has 5 dimensions/],
      ['a tensor of 2^200 elements', withTensor([2 ** 50, 2 ** 50, 2 ** 50, 2 ** 50]), /tensor x is too large/],
      ['a tensor of a removed type', withTensorType(31), /tensor x has the unknown type 31/],
    ];
    for (const [name, bytes, detail] of malformed) {
      it(`${name}, within 200 ms`, async () => {
        const start = performance.now();
        const result = await inFile(bytes);
        assert.ok(performance.now() - start < 200);
        assert.ok(!result.ok && result.error.kind === 'not-a-gguf', JSON.stringify(result));
        assert.match(result.error.detail, detail);
      });
    }

    it('an architecture that the engine does not know', async () => {
      const result = await inFile(encodeHeader(tinyModelContent({ architecture: 'perceptron' })));
      assert.ok(!result.ok && result.error.kind === 'unknown-architecture');
      assert.equal(result.error.architecture, 'perceptron');
    });

    it('a tensor that would end beyond the file, with both sizes', async () => {
      const bytes = withTensor([2 ** 20, 2 ** 20]);
      const result = await inFile(bytes);
      assert.ok(!result.ok && result.error.kind === 'truncated');
      assert.equal(result.error.expectedBytes, bytes.length + 2 ** 42);
      assert.equal(result.error.actualBytes, bytes.length);
    });

    it('a file that was cut anywhere, with both sizes', async () => {
      await withTemporaryFolder(async (folder) => {
        const path = join(folder, 'cut.gguf');
        await writeTinyModel(path);
        const whole = await readGgufHeader(path);
        assert.ok(whole.ok);
        const { expectedBytes, headerBytes } = whole.value;
        for (const cut of [expectedBytes - 1, Math.floor(expectedBytes / 2), headerBytes + 1, headerBytes - 1, 10_000, 1000, 100, 24, 23, 5, 4]) {
          await truncate(path, cut);
          const result = await readGgufHeader(path);
          assert.ok(!result.ok && result.error.kind === 'truncated', `cut to ${String(cut)}: ${JSON.stringify(result)}`);
          assert.equal(result.error.actualBytes, cut);
          assert.ok(result.error.expectedBytes > cut && result.error.expectedBytes <= expectedBytes);
          if (cut >= headerBytes) assert.equal(result.error.expectedBytes, expectedBytes);
        }
      });
    });

    it('a head that never ends, after a bounded part of it', async () => {
      // Arrays of as many empty strings as are allowed, one after the other, in a sparse file.
      const array = Buffer.concat([u64(1), Buffer.from('k'), u32(9), u32(8), u64(GGUF_LIMITS.arrayElements)]);
      const arrayBytes = array.length + 8 * GGUF_LIMITS.arrayElements;
      await withTemporaryFolder(async (folder) => {
        const path = join(folder, 'endless.gguf');
        const file = await open(path, 'w');
        await file.write(Buffer.concat([Buffer.from('GGUF'), u32(3), u64(1), u64(1000)]), 0, 24, 0);
        for (let index = 0; index < 10; index += 1) await file.write(array, 0, array.length, 24 + index * arrayBytes);
        await file.truncate(2 ** 33);
        await file.close();
        const start = performance.now();
        const result = await readGgufHeader(path);
        assert.ok(performance.now() - start < 500);
        assert.ok(!result.ok && result.error.kind === 'not-a-gguf', JSON.stringify(result));
        assert.match(result.error.detail, /head is longer/);
      });
    });
  });
});

describe('the list of architectures', () => {
  it('is the one inside the binary that ships', async function () {
    const folder = new URL('../../../node_modules/@node-llama-cpp/linux-x64/bins/linux-x64/', import.meta.url);
    const library = (await readdir(folder).catch(() => [])).find((name) => /^libllama\.(v.*\.)?so$/.test(name));
    if (library === undefined) {
      console.log('      skipped: no linux-x64 binary of the engine here');
      return this.skip();
    }
    const bytes = await readFile(new URL(library, folder));
    const missing = [...KNOWN_ARCHITECTURES].filter((name) => !bytes.includes(`${name}\0`));
    assert.deepEqual(missing, []);
    assert.ok(KNOWN_ARCHITECTURES.size > 140);
  });
});

async function inFile(bytes: Buffer): ReturnType<typeof readGgufHeader> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'model.gguf');
    await writeFile(path, bytes);
    if (bytes.length > 1000) await padIfWhole(path, bytes);
    return readGgufHeader(path);
  });
}

/** Makes room for the tensors of the tiny model, so that only the head is wrong. */
async function padIfWhole(path: string, bytes: Buffer): Promise<void> {
  await truncate(path, bytes.length + 1_000_000);
}

function patched(offset: number, ...words: number[]): Buffer {
  const bytes = encodeHeader(tinyModelContent());
  words.forEach((word, index) => bytes.writeUInt32LE(word, offset + 4 * index));
  return bytes;
}

/** Offset of the value that belongs to a key. */
function valueAt(key: string): number {
  return encodeHeader(tinyModelContent()).indexOf(key) + key.length + 4;
}

function withKeyValues(keyValues: GgufContent['keyValues']): Buffer {
  return encodeHeader({ keyValues, tensors: [{ name: 'x', shape: [32], data: null }] });
}

function withTensor(shape: readonly number[]): Buffer {
  return encodeHeader({ keyValues: { 'general.architecture': { type: 'string', value: 'llama' } }, tensors: [{ name: 'x', shape, data: null }] });
}

function withTensorType(type: number): Buffer {
  const bytes = withTensor([32]);
  // Name, number of dimensions and one dimension stand before the type.
  bytes.writeUInt32LE(type, bytes.lastIndexOf('x') + 1 + 4 + 8);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

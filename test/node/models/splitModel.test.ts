import assert from 'node:assert/strict';
import { copyFile, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { createModelInspector, inspectModel } from '../../../src/host/models/inspectModel.ts';
import { readModelFiles } from '../../../src/host/models/readModelFiles.ts';
import { partPaths } from '../../../src/host/models/splitModel.ts';
import { partName, writeSplitGguf } from '../../support/splitGguf.ts';
import { withTemporaryFolder } from '../../support/temporaryFolder.ts';
import { tinyModelContent, writeTinyModel } from '../../support/tinyModel/tinyModel.ts';

const PREFIX = 'prometheus-7b-v2.0.Q4_K_M';
const CONTENT = tinyModelContent({ contextLength: 2048 });

type Use = (parts: readonly [string, string, string], folder: string) => Promise<void>;

function withParts(use: Use): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const [first, second, third] = await writeSplitGguf(folder, PREFIX, CONTENT, 3);
    assert.ok(first !== undefined && second !== undefined && third !== undefined);
    await use([first, second, third], folder);
  });
}

describe('partPaths', () => {
  it('gives all parts for any of them, and other names alone', () => {
    const parts = [1, 2, 3].map((number) => join('/m', partName('x', number, 3)));
    for (const part of parts) assert.deepEqual(partPaths(part), parts);
    for (const name of ['x.gguf', 'x-1-of-3.gguf', 'x-00004-of-00003.gguf', 'x-00000-of-00003.gguf', 'x-00001-of-99999.gguf', 'x-00001-of-00003.bin']) {
      assert.deepEqual(partPaths(join('/m', name)), [join('/m', name)]);
    }
  });
});

describe('a split model', () => {
  it('is the same model whichever part is chosen, with the sizes of all', async () => {
    await withParts(async (parts) => {
      const models = await Promise.all(parts.map((path) => inspectModel(path)));
      const [model] = models;
      assert.ok(model?.ok);
      for (const other of models) assert.deepEqual(other, model);
      const sizes = await Promise.all(parts.map(async (path) => (await stat(path)).size));
      assert.equal(model.value.path, parts[0]);
      assert.deepEqual(model.value.parts, parts);
      assert.equal(model.value.family, 'prometheus-2');
      assert.equal(model.value.header.fileBytes, sizes.reduce((a, b) => a + b));
      assert.equal(model.value.header.tensorCount, CONTENT.tensors.length);
      assert.equal(model.value.header.contextLength, 2048);
    });
  });

  it('may have all its metadata in a first part without tensors', async () => {
    await withTemporaryFolder(async (folder) => {
      const withoutTensors = { ...CONTENT, tensors: [] };
      const [first] = await writeSplitGguf(folder, 'x', withoutTensors, 2);
      assert.ok(first !== undefined);
      const read = await readModelFiles(first);
      assert.ok(read.ok, JSON.stringify(read));
      assert.equal(read.value.parts.length, 2);
    });
  });

  it('has another fingerprint when any part differs, and is read again then', async () => {
    await withParts(async ([first, , third]) => {
      const inspect = createModelInspector();
      const before = await inspect(first);
      assert.ok(before.ok);
      assert.equal((await inspect(third)).ok, true);
      const bytes = await readFile(third);
      bytes[bytes.length - 1] = 0x5a;
      await writeFile(third, bytes);
      const after = await inspect(first);
      assert.ok(after.ok);
      assert.notEqual(after.value.fingerprint, before.value.fingerprint);
    });
  });

  const faults: readonly (readonly [name: string, breakIt: Use, message: RegExp])[] = [
    ['the missing parts', async ([, second, third]) => { await rm(second); await rm(third); }, /^file-missing .*00002-of-00003\.gguf and .*00003-of-00003\.gguf/],
    ['a cut part', async ([, second]) => { await truncate(second, (await stat(second)).size - 1); }, /^truncated .*00002-of-00003/],
    ['a part that is no GGUF', async ([, second]) => { await truncate(second, 0); }, /^not-a-gguf .*00002-of-00003.*empty/],
    ['a part in the place of another', async ([, second, third]) => { await copyFile(third, second); }, /^load-failed .*its head says that it is part 3 of 3, and its name says part 2 of 3/],
    ['a whole model as a part', async ([, , third]) => { await writeTinyModel(third); }, /^load-failed .*its head says that it is the whole model/],
    ['parts of two models', async ([, second], folder) => {
      await writeSplitGguf(folder, 'short', { ...CONTENT, tensors: CONTENT.tensors.slice(0, 4) }, 3);
      await rename(join(folder, partName('short', 2, 3)), second);
    }, /^load-failed .*not from the same model/],
  ];
  for (const [name, breakIt, message] of faults) {
    it(`names ${name}`, async () => {
      await withParts(async (parts, folder) => {
        await breakIt(parts, folder);
        const model = await inspectModel(parts[0]);
        assert.ok(!model.ok);
        assert.match(`${model.error.kind} ${JSON.stringify(model.error)}`, message);
      });
    });
  }

  it('is refused under a name that hides its parts', async () => {
    await withParts(async ([first, second], folder) => {
      for (const [part, kind] of [[first, 'load-failed'], [second, 'not-a-gguf']] as const) {
        const path = join(folder, 'renamed.gguf');
        await copyFile(part, path);
        const model = await inspectModel(path);
        assert.ok(!model.ok && model.error.kind === kind, JSON.stringify(model));
        assert.match(model.error.detail, /part [12] of 3/);
      }
    });
  });
});

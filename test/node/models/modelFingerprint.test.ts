import assert from 'node:assert/strict';
import { open, stat, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { createModelInspector, inspectModel } from '../../../src/host/models/inspectModel.ts';
import { modelFingerprint } from '../../../src/host/models/modelFingerprint.ts';
import { withTemporaryFolder } from '../../support/temporaryFolder.ts';
import { writeTinyModel } from '../../support/tinyModel/tinyModel.ts';

describe('modelFingerprint', () => {
  it('is the same for equal files, and another when the feedback, a name or a weight differs', async () => {
    await withTemporaryFolder(async (folder) => {
      const fingerprints = await Promise.all(
        [{}, {}, { feedback: 'Another feedback.' }, { name: 'Another' }, { distribution: [0.2, 0.2, 0.2, 0.2, 0.2] as const }].map(async (options, index) => {
          const path = join(folder, `${String(index)}.gguf`);
          await writeTinyModel(path, options);
          return fingerprintOf(path);
        }),
      );
      assert.match(fingerprints[0] ?? '', /^[0-9a-f]{64}$/);
      assert.equal(fingerprints[0], fingerprints[1]);
      assert.equal(new Set(fingerprints).size, 4);
    });
  });

  it('samples a file of 8 GB within a second, its last bytes too', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'large.bin');
      const fileBytes = 2 ** 33;
      await (await open(path, 'w')).close();
      await truncate(path, fileBytes);
      const start = performance.now();
      const before = await modelFingerprint(path, { fileBytes, headerBytes: 1_000_000 });
      assert.ok(performance.now() - start < 1000);
      await overwrite(path, fileBytes - 1);
      assert.notEqual(await modelFingerprint(path, { fileBytes, headerBytes: 1_000_000 }), before);
    });
  });
});

describe('createModelInspector', () => {
  it('remembers a file until its size or time changes', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'model.gguf');
      const inspect = createModelInspector();
      const written = new Date(1_700_000_000_000);
      await writeTinyModel(path);
      await utimes(path, written, written);
      const first = await inspect(path);
      const { size } = await stat(path);
      assert.ok(first.ok);

      await overwrite(path, size - 1);
      await utimes(path, written, written);
      const remembered = await inspect(path);
      assert.ok(remembered.ok);
      assert.equal(remembered.value, first.value);

      await utimes(path, written, new Date(written.getTime() + 2000));
      const changed = await inspect(path);
      assert.ok(changed.ok);
      assert.notEqual(changed.value.fingerprint, first.value.fingerprint);
    });
  });

  it('does not remember failures', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'model.gguf');
      const inspect = createModelInspector();
      assert.deepEqual(await inspect(path), { ok: false, error: { kind: 'file-missing', path } });
      await writeTinyModel(path);
      assert.equal((await inspect(path)).ok, true);
    });
  });
});

async function fingerprintOf(path: string): Promise<string> {
  const model = await inspectModel(path);
  assert.ok(model.ok);
  return model.value.fingerprint;
}

async function overwrite(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.from([0x5a]), 0, 1, position);
  await file.close();
}

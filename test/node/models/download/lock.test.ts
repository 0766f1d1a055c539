import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { takeLock } from '../../../../src/host/models/download/downloadLock.ts';
import { withTemporaryFolder } from '../../../support/temporaryFolder.ts';

describe('takeLock', () => {
  it('is held by one, and by the next once released, and leaves nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'model.gguf');
      for (let round = 0; round < 3; round++) {
        const lock = takeLock(path);
        assert.ok(lock);
        assert.equal(takeLock(path), null);
        assert.equal(takeLock(path), null);
        lock.release();
      }
      assert.deepEqual(await readdir(folder), []);
    });
  });

  it('keeps files apart', async () => {
    await withTemporaryFolder((folder) => {
      const locks = ['a', 'b'].map((name) => takeLock(join(folder, name)));
      assert.ok(!locks.includes(null));
      for (const lock of locks) lock?.release();
      return Promise.resolve();
    });
  });

  it('throws where no lock can be made', () => {
    assert.throws(() => takeLock('/no-such-folder/model.gguf'));
  });
});

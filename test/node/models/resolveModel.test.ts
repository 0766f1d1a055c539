import assert from 'node:assert/strict';
import { truncate, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, it } from 'mocha';
import { createModelInspector, inspectModel, type ModelInspector } from '../../../src/host/models/inspectModel.ts';
import { resolveModel } from '../../../src/host/models/resolveModel.ts';
import { isDemonstrationModel, SMALL_MODEL, SMALL_MODEL_FINGERPRINT } from '../../../src/host/models/smallModel.ts';
import { writeSplitGguf } from '../../support/splitGguf.ts';
import { withTemporaryFolder } from '../../support/temporaryFolder.ts';
import { tinyModelContent, writeTinyModel } from '../../support/tinyModel/tinyModel.ts';

describe('resolveModel', () => {
  it('takes the explicit path, then the setting, then the environment, then the small model', async () => {
    await withTemporaryFolder(async (folder) => {
      const [explicit, setting, env] = ['explicit', 'setting', 'env'].map((name) => join(folder, `${name}.gguf`));
      assert.ok(explicit !== undefined && setting !== undefined && env !== undefined);
      for (const path of [explicit, setting, env]) await writeTinyModel(path);
      const small = join(folder, SMALL_MODEL.fileName);
      await writeFile(small, '');
      await truncate(small, SMALL_MODEL.bytes);

      const wishes = { explicitPath: explicit, settingPath: setting, env: { PROMETHEUS_GRADER_MODEL: env }, cacheDirectory: folder };
      const path = async (changes: Partial<typeof wishes>): Promise<string> => {
        const seen: string[] = [];
        await resolveModel({ ...wishes, ...changes }, recording(seen));
        return seen.join();
      };
      assert.equal(await path({}), explicit);
      assert.equal(await path({ explicitPath: ' ' }), setting);
      assert.equal(await path({ explicitPath: '', settingPath: '' }), env);
      assert.equal(await path({ explicitPath: '', settingPath: '', env: { PROMETHEUS_GRADER_MODEL: '' } }), small);
    });
  });

  it('says so when there is no model', async () => {
    await withTemporaryFolder(async (folder) => {
      assert.deepEqual(await resolveModel({ env: {}, cacheDirectory: folder }), { ok: false, error: { kind: 'no-model' } });
      await writeFile(join(folder, SMALL_MODEL.fileName), 'half of it');
      assert.deepEqual(await resolveModel({ env: {}, cacheDirectory: folder }), { ok: false, error: { kind: 'no-model' } });
    });
  });

  it('does not fall back from a bad path that was asked for', async () => {
    await withTemporaryFolder(async (folder) => {
      const good = join(folder, 'good.gguf');
      await writeTinyModel(good);
      const bad = join(folder, 'bad.gguf');
      const result = await resolveModel({ explicitPath: bad, settingPath: good, env: {}, cacheDirectory: folder });
      assert.deepEqual(result, { ok: false, error: { kind: 'file-missing', path: bad } });
    });
  });

  it('makes the parameters of the load, with defaults', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'prometheus-7b-v2.0.gguf');
      await writeTinyModel(path);
      const model = await inspectModel(path);
      assert.ok(model.ok);
      const base = { modelPath: path, modelHash: model.value.fingerprint, demonstrationOnly: false };
      assert.deepEqual(await resolveModel({ explicitPath: path, env: {}, cacheDirectory: folder }), {
        ok: true,
        value: { ...base, family: 'prometheus-2', contextTokens: null, threads: null, batchTokens: null, kvCacheType: 'f16', gpuLayers: 'auto', gpuFolders: null },
      });
      const asked = { family: 'generic', contextTokens: 2048, threads: 1, batchTokens: 64, kvCacheType: 'q8_0', gpuLayers: 0, gpuFolders: folder } as const;
      assert.deepEqual(await resolveModel({ settingPath: path, env: {}, cacheDirectory: folder, ...asked }), { ok: true, value: { ...base, ...asked } });
    });
  });

  it('gives a model the family that the user gave it, before the one for all models', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'model.gguf');
      await writeTinyModel(path);
      const model = await inspectModel(path);
      assert.ok(model.ok);
      const family = async (fingerprint: string): Promise<string | false> => {
        const result = await resolveModel({ explicitPath: path, env: {}, cacheDirectory: folder, family: 'prometheus-1', families: new Map([[fingerprint, 'm-prometheus']]) });
        return result.ok && result.value.family;
      };
      assert.equal(await family(model.value.fingerprint), 'm-prometheus');
      assert.equal(await family('another'), 'prometheus-1');
    });
  });

  it('loads a split model by its first part, whichever was set', async () => {
    await withTemporaryFolder(async (folder) => {
      const [first, second = ''] = await writeSplitGguf(folder, 'judge', tinyModelContent(), 2);
      const result = await resolveModel({ settingPath: second, env: {}, cacheDirectory: folder });
      assert.equal(result.ok && result.value.modelPath, first);
    });
  });

  it('refuses what exceeds the free memory where no graphics card can help', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'model.gguf');
      await writeTinyModel(path);
      const result = await resolveModel({ explicitPath: path, env: {}, cacheDirectory: folder, gpuLayers: 0, freeMemoryBytes: 1_000_000 });
      assert.ok(!result.ok && result.error.kind === 'out-of-memory');
      assert.match(result.error.detail, /^F32 needs \d+ MB with its context, free now 1 MB of \d+\.\d GB; no model of the catalogue fits$/);
    });
  });

  it('takes relative paths from the working folder', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'model.gguf');
      await writeTinyModel(path);
      const result = await resolveModel({ explicitPath: relative(process.cwd(), path), env: {}, cacheDirectory: folder });
      assert.ok(result.ok);
      assert.equal(result.value.modelPath, path);
    });
  });

  it('refuses a context that cannot fit, before the engine tries', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'model.gguf');
      await writeTinyModel(path);
      const result = await resolveModel({ explicitPath: path, env: {}, cacheDirectory: folder, contextTokens: 2 ** 40 });
      assert.equal(!result.ok && result.error.kind, 'out-of-memory');
    });
  });

  it('marks the small model as a demonstration, by its content or its name', async () => {
    assert.equal(isDemonstrationModel(SMALL_MODEL_FINGERPRINT, null), true);
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'renamed.gguf');
      await writeTinyModel(path, { name: 'Smollm2 135M Instruct' });
      const result = await resolveModel({ explicitPath: path, env: {}, cacheDirectory: folder }, createModelInspector());
      assert.equal(result.ok && result.value.demonstrationOnly, true);
    });
  });
});

/** Notes the path and refuses it. */
function recording(seen: string[]): ModelInspector {
  return (path) => {
    seen.push(path);
    return Promise.resolve({ ok: false, error: { kind: 'file-missing', path } });
  };
}

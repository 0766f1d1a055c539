import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import { LoadRequest, StatusRequest } from '../../src/protocol/evaluatorProtocol.ts';
import { writeTinyModel } from '../support/tinyModel/tinyModel.ts';
import { unpackVsix } from './support/vsix.ts';

const LIMIT_MS = 60_000;

describe('the evaluator process of the unpacked package', function () {
  this.timeout(LIMIT_MS);
  let folder: string;
  let child: ChildProcess;

  before(async () => {
    // Outside the repository, so that only the package's own node_modules can be found.
    folder = await mkdtemp(join(tmpdir(), 'prometheus-package-'));
    const extension = await unpackVsix(folder);
    child = fork(join(extension, 'dist', 'evaluator.mjs'), { cwd: folder, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  });

  after(async () => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.disconnect();
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  it('loads a model with the binding that the package carries', async () => {
    const modelPath = join(folder, 'tiny.gguf');
    await writeTinyModel(modelPath);
    const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    child.once('exit', () => {
      connection.dispose();
    });
    connection.listen();
    const loaded = await connection.sendRequest(LoadRequest, {
      modelPath,
      family: 'prometheus-1',
      contextTokens: 512,
      threads: 1,
      batchTokens: null,
      kvCacheType: 'f16',
      gpuLayers: 0,
      gpuFolders: null,
      modelHash: '0'.repeat(64),
      demonstrationOnly: false,
    });
    assert.ok(loaded.ok, JSON.stringify(loaded));
    assert.match(loaded.value.engine, /node-llama-cpp/);
    const { state } = await connection.sendRequest(StatusRequest);
    assert.equal(state, 'ready');
    connection.dispose();
  });
});

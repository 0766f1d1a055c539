import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { describe, it } from 'mocha';
import { pausedDownload } from '../../../../src/host/models/download/pausedDownload.ts';
import { FAULT_CASES } from '../../../support/modelServer/faultCases.ts';
import { runFaultCase } from '../../../support/modelServer/runFaultCase.ts';
import { withTemporaryFolder } from '../../../support/temporaryFolder.ts';

describe('downloadFile, when the server', () => {
  for (const fault of FAULT_CASES) {
    it(`${fault.name}: ${fault.outcome}`, async () => {
      await withTemporaryFolder(async (folder) => {
        const { outcome, failure } = await runFaultCase(fault, folder);
        assert.equal(outcome, fault.outcome, JSON.stringify(failure));
        const left = await readdir(folder);
        // Either the file alone, or nothing, or what a resume needs.
        const isResumable = (await pausedDownload(`${folder}/model.gguf`)) !== null;
        assert.deepEqual(left, failure === null ? ['model.gguf'] : isResumable ? ['model.gguf.part', 'model.gguf.part.json'] : []);
      });
    });
  }
});

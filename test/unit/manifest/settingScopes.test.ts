import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { manifest } from './manifest.ts';

/** What a workspace may set: what its own files are graded with, and how grades are shown. Nothing of the model, its server or its prompt. */
const OF_THE_WORKSPACE = ['prometheus.defaults', 'prometheus.exampleTolerance', 'prometheus.gradeOnSave', 'prometheus.revealPanel', 'prometheus.rubricFiles'];

/** Those of them that decide what is graded with what: in Restricted Mode the values of the workspace are ignored. */
const RESTRICTED = ['prometheus.defaults', 'prometheus.gradeOnSave', 'prometheus.rubricFiles'];

describe('the scope of the settings', () => {
  const { capabilities, contributes } = manifest();
  const settings = Object.entries(contributes.configuration.properties);

  it('is the machine for all but a few, so that no workspace can set them', () => {
    const others = settings.filter(([, { scope }]) => scope !== 'machine').map(([name]) => name);
    assert.deepEqual(others.sort(), OF_THE_WORKSPACE);
  });

  it('is restricted where a workspace that is not trusted would decide what is graded', () => {
    const restricted = capabilities.untrustedWorkspaces.restrictedConfigurations;
    assert.deepEqual(RESTRICTED.filter((name) => !restricted.includes(name)), []);
  });

  it('names no setting as restricted that does not exist', () => {
    const names = settings.map(([name]) => name);
    assert.deepEqual(capabilities.untrustedWorkspaces.restrictedConfigurations.filter((name) => !names.includes(name)), []);
  });
});

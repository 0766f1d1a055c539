import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { commands, extensions, type Extension } from 'vscode';

const ID = 'prometheus-grader.prometheus-grader';

describe('the extension in a real editor', () => {
  let extension: Extension<unknown>;

  before(async () => {
    const found = extensions.getExtension(ID);
    assert.ok(found, `${ID} is not installed`);
    extension = found;
    await extension.activate();
  });

  it('is active', () => {
    assert.equal(extension.isActive, true);
  });

  it('registers exactly the commands that it contributes', async () => {
    const registered = (await commands.getCommands(true)).filter((id) => id.startsWith('prometheus.') && !isMadeByTheEditor(id));
    assert.deepEqual(registered.sort(), contributedCommands(extension.packageJSON).sort());
  });
});

/** The editor itself makes commands for each view: focus, open, reset, and the like. */
function isMadeByTheEditor(id: string): boolean {
  return id.startsWith('prometheus.panel.');
}

function contributedCommands(manifest: unknown): string[] {
  const { contributes } = manifest as { contributes: { commands: { command: string }[] } };
  return contributes.commands.map(({ command }) => command);
}

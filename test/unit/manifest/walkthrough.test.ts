import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { ROOT } from '../../../scripts/support/paths.ts';
import { manifest } from './manifest.ts';

/** Commands of the editor itself that a step may run. */
const OF_THE_EDITOR = ['prometheus.panel.focus'];

describe('the walkthrough', () => {
  const { commands, walkthroughs } = manifest().contributes;
  const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);

  it('has five steps, each of which completes by itself and has a picture that says what it shows', () => {
    assert.equal(steps.length, 5);
    for (const { id, completionEvents, media } of steps) {
      assert.notEqual(completionEvents.length, 0, id);
      assert.match(media.altText, /\w+ \w+/, id);
      for (const picture of Object.values(media.image)) assert.ok(existsSync(join(ROOT, picture)), picture);
    }
  });

  it('has a picture for each kind of theme', () => {
    for (const { media } of steps) assert.deepEqual(Object.keys(media.image).sort(), ['dark', 'hc', 'hcLight', 'light']);
  });

  it('runs only commands that there are', () => {
    const known = [...OF_THE_EDITOR, ...commands.map(({ command }) => command)];
    const run = steps.flatMap(({ description }) => [...description.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command ?? ''));
    assert.notEqual(run.length, 0);
    assert.deepEqual(run.filter((command) => !known.includes(command)), []);
  });
});

import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Delays } from '../../../../src/vscode/support/delays.ts';

describe('work that waits for a pause', () => {
  let done: string[];
  let delays: Delays<string>;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    done = [];
    delays = new Delays(150);
  });

  afterEach(() => {
    mock.timers.reset();
  });

  function run(key: string, what: string): void {
    delays.run(key, () => done.push(what));
  }

  it('is done once after the pause, and only the last of it', () => {
    run('a', 'first');
    mock.timers.tick(149);
    run('a', 'second');
    mock.timers.tick(149);
    assert.deepEqual(done, []);
    mock.timers.tick(1);
    assert.deepEqual(done, ['second']);
    mock.timers.tick(1000);
    assert.deepEqual(done, ['second']);
  });

  it('is kept apart by its key', () => {
    run('a', 'of a');
    run('b', 'of b');
    mock.timers.tick(150);
    assert.deepEqual(done, ['of a', 'of b']);
  });

  it('is not done when it was cancelled, or the whole disposed of', () => {
    run('a', 'of a');
    run('b', 'of b');
    delays.cancel('a');
    delays.dispose();
    mock.timers.tick(1000);
    assert.deepEqual(done, []);
  });
});

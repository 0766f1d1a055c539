import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { cacheDirectory } from '../../../src/host/models/cacheDirectory.ts';

describe('cacheDirectory', () => {
  it('follows each platform', () => {
    assert.equal(cacheDirectory({}, 'linux', '/home/ada'), join('/home/ada', '.cache', 'prometheus-grader'));
    assert.equal(cacheDirectory({ XDG_CACHE_HOME: '/var/cache/ada' }, 'linux', '/home/ada'), join('/var/cache/ada', 'prometheus-grader'));
    assert.equal(cacheDirectory({ XDG_CACHE_HOME: '' }, 'linux', '/home/ada'), join('/home/ada', '.cache', 'prometheus-grader'));
    assert.equal(cacheDirectory({ XDG_CACHE_HOME: '/x' }, 'darwin', '/Users/ada'), join('/Users/ada', 'Library', 'Caches', 'prometheus-grader'));
    assert.equal(cacheDirectory({ LOCALAPPDATA: 'D:\\Local' }, 'win32', 'C:\\Users\\ada'), join('D:\\Local', 'prometheus-grader'));
    assert.equal(cacheDirectory({}, 'win32', 'C:\\Users\\ada'), join('C:\\Users\\ada', 'AppData', 'Local', 'prometheus-grader'));
  });

  it('is what PROMETHEUS_GRADER_CACHE says, before all else', () => {
    assert.equal(cacheDirectory({ PROMETHEUS_GRADER_CACHE: '/models', XDG_CACHE_HOME: '/x' }, 'linux', '/home/ada'), '/models');
  });
});

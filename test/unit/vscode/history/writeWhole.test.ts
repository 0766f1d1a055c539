import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { writeWhole } from '../../../../src/vscode/history/writeWhole.ts';

describe('writeWhole', () => {
  let folder: string;

  beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'prometheus-export-')); });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('writes the pieces in order, in place of an older file', async () => {
    const path = join(folder, 'grades.csv');
    await writeFile(path, 'old');
    await writeWhole(path, pieces('a,', 'ü\n'), new AbortController().signal);
    assert.equal(await readFile(path, 'utf8'), 'a,ü\n');
    assert.deepEqual(await readdir(folder), ['grades.csv']);
  });

  it('leaves no half file when it is cancelled, and the older one as it was', async () => {
    const path = join(folder, 'grades.csv');
    await writeFile(path, 'old');
    const abort = new AbortController();
    async function* cancelled(): AsyncGenerator<string, void> {
      yield 'half';
      abort.abort();
      yield await Promise.resolve('the rest');
    }
    await assert.rejects(writeWhole(path, cancelled(), abort.signal), { name: 'AbortError' });
    assert.deepEqual(await readdir(folder), ['grades.csv']);
    assert.equal(await readFile(path, 'utf8'), 'old');
  });

  it('leaves no half file when a piece cannot be made, or the folder is not there', async () => {
    async function* failing(): AsyncGenerator<string, void> {
      yield await Promise.resolve('half');
      throw new Error('busy');
    }
    await assert.rejects(writeWhole(join(folder, 'grades.csv'), failing(), new AbortController().signal), /busy/);
    await assert.rejects(writeWhole(join(folder, 'none', 'grades.csv'), pieces('a'), new AbortController().signal), { code: 'ENOENT' });
    assert.deepEqual(await readdir(folder), []);
  });
});

async function* pieces(...texts: readonly string[]): AsyncGenerator<string, void> {
  for (const text of texts) yield await Promise.resolve(text);
}

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readDeletion } from '../../../../src/vscode/history/readDeletion.ts';

describe('readDeletion', () => {
  it('reads what shall go', () => {
    assert.deepEqual(readDeletion({ type: 'delete-grades', gradeIds: ['a'] }), { selection: { kind: 'ids', ids: ['a'] } });
    assert.deepEqual(readDeletion({ documentUri: 'file:///a.md', confirmed: true }), { selection: { kind: 'document', documentUri: 'file:///a.md' }, confirmed: true });
    assert.deepEqual(readDeletion({ all: true }), { selection: { kind: 'all' } });
    const { selection } = readDeletion({ olderThanDays: 2 });
    assert.ok(selection?.kind === 'before' && Math.abs(Date.now() - 2 * 86_400_000 - selection.createdAt) < 60_000);
  });

  it('deletes nothing by an argument that it does not understand', () => {
    for (const argument of [undefined, 'all', {}, { all: 'yes' }, { gradeIds: [] }, { gradeIds: 'a' }, { olderThanDays: -1 }, { olderThanDays: Number.NaN }, { confirmed: true }]) assert.deepEqual(readDeletion(argument), {});
  });
});

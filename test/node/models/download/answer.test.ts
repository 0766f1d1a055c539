import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ifRange, readAnswer, sameVersion } from '../../../../src/host/models/download/answer.ts';
import { parseRetryAfter } from '../../../../src/host/models/download/retry.ts';

const ASKED = { from: 100, to: 200 };

function answer(status: number, headers: Record<string, string>, asked: typeof ASKED | null = ASKED): ReturnType<typeof readAnswer> {
  return readAnswer({ status, headers: new Headers(headers) }, asked);
}

describe('readAnswer', () => {
  it('reads a range, its version and the size of the whole', () => {
    assert.deepEqual(answer(206, { 'content-range': 'bytes 100-199/1000', etag: '"a"', 'last-modified': 'Tue, 24 Nov 2026 12:00:00 GMT' }), {
      ok: true,
      value: { kind: 'range', range: ASKED, totalBytes: 1000, validators: { etag: '"a"', lastModified: 'Tue, 24 Nov 2026 12:00:00 GMT' } },
    });
  });

  const wrong = ['bytes 0-99/1000', 'bytes 100-200/1000', 'bytes 100-199/*', 'bytes 199-100/1000', 'bytes 100-199/150', 'pages 100-199/1000', ''];
  for (const contentRange of wrong) {
    it(`takes no range for "${contentRange}"`, () => {
      assert.deepEqual(answer(206, { 'content-range': contentRange }), { ok: false, error: { kind: 'no-ranges', status: 206 } });
    });
  }

  it('takes no range that nobody asked for, or of a compressed copy', () => {
    assert.equal(answer(206, { 'content-range': 'bytes 100-199/1000' }, null).ok, false);
    assert.equal(answer(206, { 'content-range': 'bytes 100-199/1000', 'content-encoding': 'gzip' }).ok, false);
  });

  it('does not take the length of a compressed copy for that of the file', () => {
    const totals = [{ 'content-length': '12' }, { 'content-length': '12', 'content-encoding': 'gzip' }, {}].map((headers: Record<string, string>) => {
      const read = answer(200, headers);
      return read.ok ? read.value.totalBytes : undefined;
    });
    assert.deepEqual(totals, [12, null, null]);
  });
});

describe('versions of a file', () => {
  const [a, b] = [{ etag: '"a"', lastModified: null }, { etag: '"b"', lastModified: null }];
  const [monday, tuesday] = ['Mon', 'Tue'].map((lastModified) => ({ etag: null, lastModified }));

  it('are told apart by what both have', () => {
    assert.ok(monday && tuesday);
    assert.deepEqual([sameVersion(a, a), sameVersion(a, b), sameVersion(monday, monday), sameVersion(monday, tuesday)], [true, false, true, false]);
    assert.equal(sameVersion({ ...a, lastModified: 'Mon' }, { ...a, lastModified: 'Tue' }), true);
    assert.equal(sameVersion(a, monday), true);
  });

  it('are named to the server by a strong ETag, or else by the date', () => {
    assert.equal(ifRange({ etag: '"a"', lastModified: 'Mon' }), '"a"');
    assert.equal(ifRange({ etag: 'W/"a"', lastModified: 'Mon' }), 'Mon');
    assert.equal(ifRange({ etag: 'W/"a"', lastModified: null }), null);
  });
});

describe('parseRetryAfter', () => {
  it('reads seconds and dates, and nothing else', () => {
    const now = Date.parse('Tue, 24 Nov 2026 12:00:00 GMT');
    const headers = ['120', ' 0 ', 'Tue, 24 Nov 2026 12:00:30 GMT', 'Tue, 24 Nov 2026 11:00:00 GMT', 'soon', '-5', null];
    assert.deepEqual(headers.map((header) => parseRetryAfter(header, now)), [120_000, 0, 30_000, 0, null, null, null]);
  });
});

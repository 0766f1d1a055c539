import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeDownloadFailure } from '../../../../src/host/models/download/describeDownloadFailure.ts';
import type { DownloadFailure } from '../../../../src/host/models/download/failure.ts';
import { mirrored } from '../../../../src/host/models/download/mirror.ts';

const FAILURES: readonly (readonly [failure: DownloadFailure, message: RegExp, advice: RegExp])[] = [
  [{ kind: 'cancelled' }, /stopped/, /go on where/],
  [{ kind: 'not-found', url: 'https://h/x' }, /no file at https:\/\/h\/x/, /mirror/],
  [{ kind: 'refused', status: 429, retryAfterSeconds: 30 }, /429/, /in 30 s/],
  [{ kind: 'refused', status: 429, retryAfterSeconds: null }, /429/, /later/],
  [{ kind: 'refused', status: 403, retryAfterSeconds: null }, /403/, /browser/],
  [{ kind: 'refused', status: 407, retryAfterSeconds: null }, /407/, /proxy/],
  [{ kind: 'refused', status: 503, retryAfterSeconds: null }, /503/, /later/],
  [{ kind: 'refused', status: 418, retryAfterSeconds: null }, /418/, /another model/],
  [{ kind: 'unreachable', detail: 'getaddrinfo ENOTFOUND h' }, /ENOTFOUND/, /proxy/],
  [{ kind: 'dropped', detail: 'other side closed' }, /other side closed/, /connection/],
  [{ kind: 'stalled', afterSeconds: 30 }, /30 s/, /connection/],
  [{ kind: 'wrong-size', expectedBytes: 4_368_439_584, actualBytes: 1234 }, /1234 bytes where 4368439584/, /page/],
  [{ kind: 'wrong-content', expectedSha256: 'aa', actualSha256: 'bb' }, /bb, aa was expected/, /removed/],
  [{ kind: 'changed', restarts: 3 }, /4 times/, /later/],
  [{ kind: 'disk-full', path: '/m/x.gguf', neededBytes: 4_368_439_584, freeBytes: 12_000_000 }, /12\.0 MB free, and 4\.37 GB more/, /folder/],
  [{ kind: 'not-writable', path: '/m/x.gguf', detail: 'EROFS' }, /EROFS/, /writable/],
  [{ kind: 'busy', pid: 42 }, /\(process 42\) is/, /Wait/],
  [{ kind: 'busy', pid: null }, /program is/, /Wait/],
];

describe('describeDownloadFailure', () => {
  for (const [failure, message, advice] of FAILURES) {
    it(`says what happened and what to do: ${JSON.stringify(failure)}`, () => {
      const description = describeDownloadFailure(failure);
      assert.match(description.message, message);
      assert.match(description.advice, advice);
      for (const text of [description.message, description.advice]) assert.match(text, /^[A-Z/].*[^.]\.$/);
    });
  }
});

describe('mirrored', () => {
  it('puts a mirror in the place of the hub, and of nothing else', () => {
    const url = 'https://huggingface.co/a/b/resolve/main/c.gguf?download=true';
    assert.equal(mirrored(url, 'https://mirror.example/hf/'), 'https://mirror.example/hf/a/b/resolve/main/c.gguf?download=true');
    assert.equal(mirrored(url, null), url);
    assert.equal(mirrored(url, ' '), url);
    assert.equal(mirrored('https://huggingface.co.evil.example/x', 'https://m'), 'https://huggingface.co.evil.example/x');
  });
});

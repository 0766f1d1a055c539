import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseGgufHeader } from '../../../src/host/models/parseGgufHeader.ts';
import { readGgufHeader } from '../../../src/host/models/readGgufHeader.ts';
import { withTemporaryFolder } from '../../support/temporaryFolder.ts';
import { encodeHeader } from '../../support/tinyModel/ggufWriter.ts';
import { tinyModelContent } from '../../support/tinyModel/tinyModel.ts';

const WHOLE = encodeHeader(tinyModelContent());
const LIMIT_MS = 200;

/** Some of the head with a few bytes changed, doubled or left out. */
const mutated = fc
  .record({
    changes: fc.array(fc.tuple(fc.nat(WHOLE.length - 1), fc.oneof(fc.constantFrom(0, 1, 9, 127, 128, 255), fc.nat(255))), { maxLength: 12 }),
    // The first kilobyte holds all the lengths and types of single values.
    early: fc.array(fc.tuple(fc.nat(1000), fc.nat(255)), { maxLength: 4 }),
    cut: fc.option(fc.nat(WHOLE.length)),
    splice: fc.option(fc.record({ at: fc.nat(WHOLE.length), remove: fc.nat(64), insert: fc.uint8Array({ maxLength: 64 }) })),
  })
  .map(({ changes, early, cut, splice }) => {
    const bytes = Buffer.from(WHOLE);
    for (const [offset, value] of [...changes, ...early]) bytes[offset] = value;
    const spliced = splice ? Buffer.concat([bytes.subarray(0, splice.at), splice.insert, bytes.subarray(splice.at + splice.remove)]) : bytes;
    return cut === null ? spliced : spliced.subarray(0, cut);
  });

describe('the head of a GGUF file, mutated', () => {
  it('never makes the parser throw or take long', () => {
    fc.assert(
      fc.property(mutated, (bytes) => {
        const start = performance.now();
        const result = parseGgufHeader(bytes);
        assert.ok(performance.now() - start < LIMIT_MS);
        if (result.ok) {
          assert.ok(result.value.headerBytes <= bytes.length);
          assert.ok(Number.isSafeInteger(result.value.expectedBytes) && result.value.expectedBytes >= result.value.headerBytes);
        } else if (result.error.kind === 'end') {
          assert.ok(result.error.neededBytes > bytes.length);
        } else {
          assert.notEqual(result.error.detail, '');
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is refused from a file, or read, with the numbers of that file', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'mutated.gguf');
      await fc.assert(
        fc.asyncProperty(mutated, async (bytes) => {
          await writeFile(path, bytes);
          const start = performance.now();
          const result = await readGgufHeader(path);
          assert.ok(performance.now() - start < LIMIT_MS);
          // The tensors are not there, so nothing but a damaged list of them can be read as whole.
          if (result.ok) assert.ok(result.value.expectedBytes <= bytes.length);
          else if (result.error.kind === 'truncated') assert.ok(result.error.actualBytes === bytes.length && result.error.expectedBytes > bytes.length);
          else assert.ok(result.error.kind === 'not-a-gguf' || result.error.kind === 'unknown-architecture');
        }),
        { numRuns: 200 },
      );
    });
  });

  it('is parsed whole when it is whole, and wants more when it is cut', () => {
    assert.ok(parseGgufHeader(WHOLE).ok);
    fc.assert(
      fc.property(fc.nat(WHOLE.length - 32), (cut) => {
        const result = parseGgufHeader(WHOLE.subarray(0, cut));
        assert.ok(!result.ok && result.error.kind === 'end');
        assert.ok(result.error.neededBytes > cut && result.error.neededBytes <= WHOLE.length);
      }),
    );
  });
});

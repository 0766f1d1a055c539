import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { catalogueEntries, entryId } from '../../../../src/core/models/catalogue.ts';
import { displaySize, type Machine } from '../../../../src/core/models/machine.ts';
import { memoryRefusal } from '../../../../src/core/models/memoryRefusal.ts';
import { effectiveContext, modelMemory } from '../../../../src/core/models/modelMemory.ts';
import { fitOf, recommend } from '../../../../src/core/models/recommend.ts';
import { shippedCatalogue } from '../../../../src/core/models/shippedCatalogue.ts';

const GB = 1e9;
const CATALOGUE = shippedCatalogue();
const LLAMA_2_7B = { layers: 32, embedding: 4096, heads: 32, keyValueHeads: 32 };

function machine(totalGb: number, freeGb: number | null, gpuGb: number | null = null): Machine {
  const gpu = gpuGb === null ? null : { name: 'A card', memoryBytes: gpuGb * GB };
  return { totalMemoryBytes: totalGb * GB, freeMemoryBytes: freeGb === null ? null : freeGb * GB, gpu, cores: 8 };
}

const arbitraryMachine = fc
  .record({ total: fc.integer({ min: 1, max: 256 }), freeShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })), gpu: fc.option(fc.integer({ min: 1, max: 96 })) })
  .map(({ total, freeShare, gpu }) => machine(total, freeShare === null ? null : total * freeShare, gpu));

function best(on: Machine, contextTokens: number | null = null): string {
  const [first] = recommend(CATALOGUE, on, contextTokens);
  assert.ok(first);
  return entryId(first);
}

describe('modelMemory', () => {
  it('adds half a megabyte a token for Llama-2 7B, an eighth of one for Mistral 7B', () => {
    assert.equal(modelMemory(GB, LLAMA_2_7B, 4096), GB + 4096 * 512 * 1024);
    assert.equal(modelMemory(0, { ...LLAMA_2_7B, keyValueHeads: 8 }, 1), 128 * 1024);
    assert.equal(modelMemory(0, LLAMA_2_7B, 32, 'q8_0'), (32 * 512 * 1024 * 34) / 64);
    assert.equal(modelMemory(0, LLAMA_2_7B, 32, 'q4_0'), (32 * 512 * 1024 * 18) / 64);
  });

  it('takes the context that was asked for, or the smaller of 4,096 and the trained one', () => {
    assert.deepEqual([effectiveContext(9000, 4096), effectiveContext(null, 32_768), effectiveContext(null, 2048), effectiveContext(null, null)], [9000, 4096, 2048, 4096]);
  });
});

describe('recommend', () => {
  it('takes Prometheus 2 7B in 4 bits on a laptop, in more with a card, and the demonstration where nothing else fits', () => {
    assert.equal(best(machine(16, 10)), 'prometheus-2-7b/Q4_K_M');
    assert.equal(best(machine(16, 10, 24)), 'prometheus-2-7b/Q6_K');
    assert.equal(best(machine(2, 1)), 'small-demo/Q4_1');
  });

  it('takes a model that judges and is tight only after one that judges and fits', () => {
    assert.equal(best(machine(16, 4)), 'prometheus-2-7b/IQ3_XS');
    assert.equal(best(machine(16, 2.5)), 'm-prometheus-3b/Q4_K_M');
  });

  it('says why, with the numbers, and what to expect', () => {
    const found = recommend(CATALOGUE, machine(24, 12.25)).find((one) => entryId(one) === 'prometheus-2-7b/Q4_K_M');
    assert.equal(found?.reason, 'Needs about 4.9 GB with 4,096 tokens of context; this machine has 24.0 GB of memory, 12.3 GB free.');
    assert.match(found.expectation, /^Pearson correlation with GPT-4: Vicuna Bench 0\.67, .*arXiv 2405\.01535/);
    const withCard = recommend(CATALOGUE, machine(24, null, 8)).find((one) => entryId(one) === 'small-demo/Q4_1');
    assert.match(withCard?.reason ?? '', /^Needs 193 MB .* 24\.0 GB of memory, A card with 8\.0 GB\.$/);
    assert.match(withCard?.expectation ?? '', /far too small to judge/);
  });

  it('keeps every entry once, and none that fits behind one that does not', () => {
    fc.assert(
      fc.property(arbitraryMachine, fc.option(fc.integer({ min: 1, max: 200_000 })), (on, context) => {
        const ranked = recommend(CATALOGUE, on, context);
        assert.deepEqual(ranked.map(entryId).sort(), catalogueEntries(CATALOGUE).map(entryId).sort());
        const order = ranked.map(({ fits }) => ['yes', 'tight', 'no'].indexOf(fits));
        assert.deepEqual(order, [...order].sort());
        for (const { neededBytes, fits } of ranked) assert.equal(fits, fitOf(neededBytes, on));
      }),
    );
  });

  it('needs more memory for more context, and never fits better for it', () => {
    fc.assert(
      fc.property(arbitraryMachine, fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (on, a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map((tokens) => new Map(recommend(CATALOGUE, on, tokens).map((one) => [entryId(one), one])));
        for (const [id, one] of small ?? []) {
          const more = large?.get(id);
          assert.ok(more !== undefined && more.neededBytes >= one.neededBytes);
          assert.ok(['yes', 'tight', 'no'].indexOf(more.fits) >= ['yes', 'tight', 'no'].indexOf(one.fits));
        }
      }),
    );
  });
});

describe('memoryRefusal', () => {
  const need = { label: 'Q4_K_M', neededBytes: 4.9 * GB };
  const ranked = recommend(CATALOGUE, machine(24, 3.1));

  it('says what is needed, what is free and what would fit', () => {
    assert.equal(
      memoryRefusal(need, machine(24, 3.1), false, ranked),
      'Q4_K_M needs 4.9 GB with its context, free now 3.1 GB of 24.0 GB; M-Prometheus 3B Q4_K_M would fit with 2.1 GB',
    );
    assert.match(memoryRefusal(need, machine(1, null), false, []) ?? '', /this machine has 1\.0 GB; no model of the catalogue fits$/);
  });

  it('leaves room for a card that nobody measured', () => {
    assert.equal(memoryRefusal(need, machine(24, 3.1), true, ranked), null);
    assert.equal(memoryRefusal(need, machine(2.5, 1), true, ranked), null);
    assert.match(memoryRefusal(need, machine(2, 1), true, ranked) ?? '', /this machine has 2\.0 GB/);
  });

  it('lets pass exactly what fits', () => {
    fc.assert(
      fc.property(arbitraryMachine, fc.double({ min: 0, max: 300, noNaN: true }), (on, gigabytes) => {
        const neededBytes = gigabytes * GB;
        const fits = neededBytes <= on.totalMemoryBytes && neededBytes <= (on.freeMemoryBytes ?? Infinity);
        assert.equal(memoryRefusal({ label: 'X', neededBytes }, on, false, []) === null, fits);
      }),
    );
  });
});

describe('displaySize', () => {
  it('uses decimal units', () => {
    assert.deepEqual([98_362_432, 999_400_000, 1e9, 28_400_000_000].map(displaySize), ['98 MB', '999 MB', '1.0 GB', '28.4 GB']);
  });
});

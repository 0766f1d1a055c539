import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { transferLine } from '../../../../src/core/models/downloadText.ts';
import type { Machine } from '../../../../src/core/models/machine.ts';
import { choiceDetail, choiceName, choiceSummary, modelChoices, type LocalState, type ModelChoice, type ModelChoices } from '../../../../src/core/models/modelChoices.ts';
import { recommend } from '../../../../src/core/models/recommend.ts';
import { shippedCatalogue } from '../../../../src/core/models/shippedCatalogue.ts';

const GB = 1e9;
const LAPTOP: Machine = { totalMemoryBytes: 16 * GB, freeMemoryBytes: 10 * GB, gpu: null, cores: 8 };

function choose(states: Readonly<Record<string, LocalState>>, inUse: string | null = null, machine = LAPTOP): ModelChoices {
  return modelChoices(recommend(shippedCatalogue(), machine), {
    pathOf: (id) => `/models/${id}`,
    stateOf: (id) => states[id] ?? { kind: 'absent' },
    inUsePath: inUse === null ? null : `/models/${inUse}`,
  });
}

function ids(choices: readonly ModelChoice[]): readonly string[] {
  return choices.map(({ id }) => id);
}

describe('modelChoices', () => {
  it('recommends the best that fits, and lists what is there before the rest', () => {
    const { recommended, downloaded, others } = choose({
      'prometheus-1-7b/Q8_0': { kind: 'ready' },
      'prometheus-2-8x7b/Q2_K': { kind: 'paused', receivedBytes: 2 * GB, totalBytes: 17.3 * GB },
    });
    assert.equal(recommended?.id, 'prometheus-2-7b/Q4_K_M');
    assert.deepEqual(ids(downloaded), ['prometheus-1-7b/Q8_0', 'prometheus-2-8x7b/Q2_K']);
    assert.ok(!ids(others).includes('prometheus-1-7b/Q8_0') && others.length > 10);
    assert.equal(others.at(-1)?.fits, 'no');
  });

  it('recommends nothing where only the demonstration fits', () => {
    const { recommended, others } = choose({}, null, { ...LAPTOP, totalMemoryBytes: 2 * GB, freeMemoryBytes: GB });
    assert.equal(recommended, null);
    assert.equal(others[0]?.id, 'small-demo/Q4_1');
  });

  it('marks the one in use, and no file that is not there', () => {
    const ready = choose({ 'prometheus-2-7b/Q4_K_M': { kind: 'ready' } }, 'prometheus-2-7b/Q4_K_M');
    assert.equal(ready.recommended?.inUse, true);
    assert.equal(choose({}, 'prometheus-2-7b/Q4_K_M').recommended?.inUse, false);
  });

  it('puts each file into one group', () => {
    const states = fc.constantFrom<LocalState>({ kind: 'absent' }, { kind: 'ready' }, { kind: 'paused', receivedBytes: 1, totalBytes: null });
    const all = recommend(shippedCatalogue(), LAPTOP).length;
    fc.assert(
      fc.property(fc.array(states, { minLength: all, maxLength: all }), fc.integer({ min: 1, max: 64 }), (found, totalGb) => {
        let next = 0;
        const known = new Map<string, LocalState>();
        const stateOf = (id: string): LocalState => known.get(id) ?? (known.set(id, found[next++] ?? { kind: 'absent' }), known.get(id) ?? { kind: 'absent' });
        const ranked = recommend(shippedCatalogue(), { ...LAPTOP, totalMemoryBytes: totalGb * GB, freeMemoryBytes: null });
        const { recommended, downloaded, others } = modelChoices(ranked, { pathOf: (id) => id, stateOf, inUsePath: null });
        assert.equal(new Set(ids([...(recommended === null ? [] : [recommended]), ...downloaded, ...others])).size, all);
        assert.ok(downloaded.every(({ state }) => state.kind !== 'absent') && others.every(({ state }) => state.kind === 'absent'));
      }),
    );
  });
});

describe('a choice in words', () => {
  it('says its size, whether it fits, and what there is of it', () => {
    const of = (state: LocalState, inUse: string | null = null): string => {
      const { recommended } = choose({ 'prometheus-2-7b/Q4_K_M': state }, inUse);
      assert.ok(recommended);
      return `${choiceName(recommended)}: ${choiceSummary(recommended)}`;
    };
    assert.equal(of({ kind: 'absent' }), 'Prometheus 2 7B Q4_K_M: about 4.4 GB · needs 4.9 GB · fits · Apache-2.0');
    assert.equal(of({ kind: 'ready' }), 'Prometheus 2 7B Q4_K_M: downloaded · about 4.4 GB · needs 4.9 GB · fits · Apache-2.0');
    assert.equal(of({ kind: 'ready' }, 'prometheus-2-7b/Q4_K_M'), 'Prometheus 2 7B Q4_K_M: in use · about 4.4 GB · needs 4.9 GB · fits · Apache-2.0');
    assert.equal(of({ kind: 'paused', receivedBytes: 1.2 * GB, totalBytes: 4.37 * GB }), 'Prometheus 2 7B Q4_K_M: download paused at 1.2 GB of 4.4 GB · about 4.4 GB · needs 4.9 GB · fits · Apache-2.0');
  });

  it('says what to expect, where to find the licence, and owns up to derived file names', () => {
    const { recommended, others } = choose({});
    assert.ok(recommended);
    assert.equal(choiceDetail(recommended), recommended.expectation);
    const unknown = others.find(({ id }) => id === 'm-prometheus-3b/Q4_K_M');
    assert.ok(unknown);
    assert.match(choiceDetail(unknown), /^No published agreement is recorded.* The file name is derived/);
    assert.match(choiceSummary(unknown), /licence: see the model card$/);
  });
});

describe('transferLine', () => {
  it('shows what is known', () => {
    assert.equal(transferLine({ receivedBytes: 1_204_400_000, totalBytes: 4_370_000_000, bytesPerSecond: 12_340_000, secondsLeft: 256 }), '1,204 of 4,370 MB · 12.3 MB/s · 5 min left');
    assert.equal(transferLine({ receivedBytes: 2_000_000, totalBytes: null, bytesPerSecond: null, secondsLeft: null }), '2 MB');
    assert.match(transferLine({ receivedBytes: 0, totalBytes: 1e6, bytesPerSecond: 1, secondsLeft: 59.2 }), / 60 s left$/);
    assert.match(transferLine({ receivedBytes: 0, totalBytes: 1e6, bytesPerSecond: 1, secondsLeft: 7300 }), / 2 h 2 min left$/);
  });
});

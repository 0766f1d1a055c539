import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { NO_FACTS, shortName, statusText } from '../../../../src/vscode/model/statusText.ts';

const FACTS = { ...NO_FACTS, place: 'CPU', memoryBytes: 5_230_000_000, tokensPerSecond: 11.26 };

describe('the text of the status item', () => {
  it('shows the short name, the place and the speed, and the rest in the tooltip', () => {
    const { text, tooltip, label } = statusText({ kind: 'ready', modelName: 'prometheus-7b-v2.0.Q4_K_M.gguf' }, FACTS);
    assert.equal(text, '$(law) prometheus-7b-v2.0 · CPU · 11.3 tokens/s');
    assert.deepEqual(tooltip.split('\n').slice(0, 4), ['prometheus-7b-v2.0.Q4_K_M.gguf is in memory.', 'Runs on: CPU', 'Memory of its process: 5.2 GB', 'Last grade: 11.3 tokens/s']);
    assert.match(label, /^Prometheus evaluator: prometheus-7b-v2\.0.* is in memory\., Runs on: CPU, /);
  });

  it('leaves out what is not known', () => {
    assert.equal(statusText({ kind: 'evaluating', modelName: 'Tiny' }, NO_FACTS).text, '$(loading~spin) Tiny');
    const loading = statusText({ kind: 'loading', modelName: null }, NO_FACTS);
    assert.equal(loading.text, '$(loading~spin) Loading evaluator');
    assert.match(loading.tooltip, /^The model is being loaded\.\nClick/);
    assert.doesNotMatch(loading.tooltip, /Memory|Last grade/);
  });

  it('says on which server a model is, and nothing of memory', () => {
    const { text, tooltip, label } = statusText({ kind: 'ready', modelName: 'prometheus-7b-v2.0', server: 'gpu:8000' }, { ...NO_FACTS, tokensPerSecond: 50, memoryBytes: 0 });
    assert.equal(text, '$(law) prometheus-7b-v2.0 · gpu:8000 · 50.0 tokens/s');
    assert.match(tooltip, /^prometheus-7b-v2\.0 on the server gpu:8000 is ready\.\n.*\nClick to set the key of the server, go back to the embedded engine/u);
    assert.doesNotMatch(tooltip + label, /memory/iu);
    assert.match(statusText({ kind: 'evaluating', modelName: 'm', server: 'gpu:8000' }, NO_FACTS).tooltip, /^m on the server gpu:8000 grades\./u);
  });

  it('shortens names', () => {
    assert.deepEqual(['a.Q8_0.gguf', 'b-f16', 'c v1.0 IQ3_XS', 'models'].map(shortName), ['a', 'b', 'c v1.0', 'models']);
    assert.equal(shortName('x'.repeat(30)), `${'x'.repeat(23)}…`);
  });
});

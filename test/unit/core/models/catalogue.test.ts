import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { catalogueEntries, downloadUrl, entryId, findEntry, modelCardUrl, type CatalogueModel } from '../../../../src/core/models/catalogue.ts';
import { readCatalogue } from '../../../../src/core/models/readCatalogue.ts';
import { shippedCatalogue } from '../../../../src/core/models/shippedCatalogue.ts';
import { SMALL_MODEL } from '../../../../src/host/models/smallModel.ts';

describe('the model catalogue that ships', () => {
  const catalogue = shippedCatalogue();
  const entries = catalogueEntries(catalogue);

  it('holds every evaluator of the three families and the small model', () => {
    assert.deepEqual(catalogue.models.map(({ id }) => id).sort(), [
      'm-prometheus-14b',
      'm-prometheus-3b',
      'm-prometheus-7b',
      'prometheus-1-13b',
      'prometheus-1-7b',
      'prometheus-2-7b',
      'prometheus-2-8x7b',
      'prometheus-bgb-8x7b',
      'small-demo',
    ]);
    assert.ok(catalogue.models.every(({ files }) => files.length > 0));
  });

  it('gives round numbers as approximate and all others as exact', () => {
    for (const { file } of entries) assert.equal(file.bytesExact, file.bytes % 10_000_000 !== 0, file.fileName);
  });

  it('names the precision in each file name', () => {
    for (const { file } of entries) assert.ok(file.fileName.toUpperCase().includes(file.precision), file.fileName);
  });

  it('has weights that agree with the number of parameters', () => {
    const billions = (model: CatalogueModel): number => (model.id === 'small-demo' ? 0.135 : model.id.includes('8x7b') ? 46.7 : Number(/(\d+)b$/.exec(model.id)?.[1]));
    for (const { model, file } of entries) {
      const bitsPerWeight = (8 * file.bytes) / (billions(model) * 1e9);
      assert.ok(bitsPerWeight > 2.5 && bitsPerWeight < 9.5, `${entryId({ model, file })}: ${bitsPerWeight}`);
    }
  });

  it('knows the small model as the host fetches it', () => {
    const small = findEntry(catalogue, 'small-demo/Q4_1')?.file;
    assert.deepEqual([small?.fileName, small?.bytes, small?.sha256], [SMALL_MODEL.fileName, SMALL_MODEL.bytes, SMALL_MODEL.sha256]);
  });

  it('finds an entry by its id, and none by another', () => {
    for (const entry of entries) assert.deepEqual(findEntry(catalogue, entryId(entry)), entry);
    assert.equal(findEntry(catalogue, 'prometheus-2-7b/F64'), undefined);
  });

  it('makes the addresses of the hub', () => {
    const file = findEntry(catalogue, 'prometheus-2-7b/Q4_K_M')?.file;
    assert.ok(file);
    assert.equal(modelCardUrl(file), 'https://huggingface.co/prometheus-eval/prometheus-7b-v2.0-GGUF');
    assert.equal(downloadUrl(file), 'https://huggingface.co/prometheus-eval/prometheus-7b-v2.0-GGUF/resolve/main/prometheus-7b-v2.0.Q4_K_M.gguf');
  });
});

describe('readCatalogue', () => {
  const [model] = shippedCatalogue().models;
  const [file] = model?.files ?? [];

  const broken: readonly (readonly [name: string, models: unknown, problem: RegExp])[] = [
    ['a family that there is none of', [{ ...model, family: 'prometheus-3' }], /family/],
    ['a file name that leads elsewhere', [{ ...model, files: [{ ...file, fileName: '../x.gguf' }] }], /fileName/],
    ['a repository with a scheme', [{ ...model, files: [{ ...file, repository: 'https://example.org/x' }] }], /repository/],
    ['a sha256 that is too short', [{ ...model, files: [{ ...file, sha256: 'abc' }] }], /sha256/],
    ['a size of nothing', [{ ...model, files: [{ ...file, bytes: 0 }] }], /bytes/],
    ['a missing shape', [{ ...model, shape: undefined }], /shape/],
    ['an agreement above 1', [{ ...model, agreement: { measure: 'm', source: 's', benchmarks: [{ name: 'b', low: 0.5, high: 1.5 }] } }], /high/],
    ['the same entry twice', [model, model], /twice/],
    ['the same file in two models', [model, { ...model, id: 'other' }], /twice/],
    ['no list', null, /models/],
  ];
  for (const [name, models, problem] of broken) {
    it(`refuses ${name}`, () => {
      const read = readCatalogue({ models });
      assert.ok(!read.ok);
      assert.match(read.error, problem);
    });
  }
});

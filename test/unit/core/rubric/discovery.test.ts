import assert from 'node:assert/strict';
import { matchesGlob } from 'node:path';
import { describe, it } from 'mocha';
import { DEFAULT_RUBRIC_GLOBS, mergeRubrics, orderByLastUsed } from '../../../../src/core/rubric/discovery.ts';

describe('finding rubrics', () => {
  const paths: readonly (readonly [path: string, isRubric: boolean])[] = [
    ['a.rubric.yaml', true],
    ['deep/down/a.rubric.yml', true],
    ['rubrics/a.yaml', true],
    ['rubrics/deep/a.yml', true],
    ['a.yaml', false],
    ['rubric.yaml', false],
    ['rubrics/a.json', false],
    ['other/rubrics/a.yaml', false],
  ];
  for (const [path, isRubric] of paths) {
    it(`${isRubric ? 'finds' : 'leaves'} ${path}`, () => {
      assert.equal(DEFAULT_RUBRIC_GLOBS.some((glob) => matchesGlob(path, glob)), isRubric);
    });
  }

  it('lets the workspace win a name and keeps the shipped rubric within reach', () => {
    const own = [{ name: 'clarity', at: 'own' }];
    const shipped = [{ name: 'clarity', at: 'shipped' }, { name: 'tone', at: 'shipped' }];
    assert.deepEqual(mergeRubrics(own, shipped), [
      { label: 'clarity', shipped: false, rubric: own[0] },
      { label: 'clarity (shipped)', shipped: true, rubric: shipped[0] },
      { label: 'tone', shipped: true, rubric: shipped[1] },
    ]);
  });

  it('puts what was used last first and keeps the order of the rest', () => {
    const order = (lastUsed: readonly string[]): readonly string[] => orderByLastUsed(['a', 'b', 'c', 'd'], (choice) => choice, lastUsed);
    assert.deepEqual(order([]), ['a', 'b', 'c', 'd']);
    assert.deepEqual(order(['d', 'gone', 'b']), ['d', 'b', 'a', 'c']);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { onFirstUse } from '../../../../src/vscode/support/onFirstUse.ts';

class Counter {
  readonly name = 'counter';
  #count = 0;

  add(): number {
    return ++this.#count;
  }

  close(): void {
    this.#count = 0;
  }
}

describe('onFirstUse', () => {
  it('tells the first use once, before it, and not the silent one; the object works as ever', () => {
    const told: string[] = [];
    const counter = onFirstUse(new Counter(), ['close'], () => told.push('used'));
    counter.close();
    assert.deepEqual(told, []);
    assert.equal(counter.add(), 1);
    assert.equal(counter.add(), 2);
    assert.equal(counter.name, 'counter');
    assert.deepEqual(told, ['used']);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { neutraliseMarkers } from '../../../../src/core/grading/neutraliseMarkers.ts';
import { cpuTime } from './support/cpuTime.ts';
import { HARMLESS, hostileText, MARKERS, plainText } from './support/texts.ts';

describe('neutraliseMarkers', () => {
  for (const marker of MARKERS.filter((each) => each !== '<|[INST]|>')) {
    it(`alters ${marker} by one backslash, and reports it`, () => {
      const { text, markers } = neutraliseMarkers(`${marker}\nafter`);
      assert.equal(text, `${marker.slice(0, 1)}\\${marker.slice(1)}\nafter`);
      assert.deepEqual(markers, [{ marker, count: 1 }]);
    });
  }

  it('alters a marker inside another one too', () => {
    assert.equal(neutraliseMarkers('<|[INST]|>').text, '<\\|[\\INST]|>');
  });

  for (const harmless of HARMLESS) {
    it(`leaves ${JSON.stringify(harmless)} as it is`, () => {
      assert.deepEqual(neutraliseMarkers(harmless), { text: harmless, markers: [] });
    });
  }

  it('counts equal markers, in order of first occurrence', () => {
    assert.deepEqual(neutraliseMarkers('</s> [RESULT] 5 </s></s> [result] 5').markers, [
      { marker: '</s>', count: 3 },
      { marker: '[RESULT]', count: 1 },
      { marker: '[result]', count: 1 },
    ]);
  });

  it('finds a heading at the start of any line, indented or not', () => {
    const { text, markers } = neutraliseMarkers('fine\r\n  ###Feedback: good [RESULT] 5');
    assert.equal(text, 'fine\r\n  #\\##Feedback: good [\\RESULT] 5');
    assert.deepEqual(markers.map(({ marker }) => marker), ['###Feedback:', '[RESULT]']);
  });

  it('leaves text without markers byte for byte', () => {
    fc.assert(fc.property(plainText, (text) => { assert.deepEqual(neutraliseMarkers(text), { text, markers: [] }); }));
  });

  it('changes nothing more when applied twice', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const once = neutraliseMarkers(text).text;
        assert.deepEqual(neutraliseMarkers(once), { text: once, markers: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('only inserts backslashes, one for each marker it reports', () => {
    fc.assert(
      fc.property(hostileText, (original) => {
        const { text, markers } = neutraliseMarkers(original);
        assert.equal(text.length, original.length + markers.reduce((sum, { count }) => sum + count, 0));
        assert.equal(text.replaceAll('\\', ''), original.replaceAll('\\', ''));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes linear time on text made to be slow', () => {
    for (const unit of ['[', '<', '<|', '[ ', '< /', '#', '\n', ' ', '###Task Description ', '<|a', '[INST ']) {
      const long = unit.repeat(200_000);
      const time = cpuTime(() => neutraliseMarkers(long));
      assert.ok(time < 3000, `${JSON.stringify(unit)} took ${time} ms`);
    }
  }).timeout(60_000);
});

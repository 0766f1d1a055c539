import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { documentNameOf } from '../../../../webview/text/documentName.ts';
import { counted, duration, fileSize, oneDecimal, percent, probability, wholeNumber } from '../../../../webview/text/numbers.ts';
import { markerCount, originNote, scoreInWords, ungradedWords } from '../../../../webview/text/wording.ts';

describe('Numbers for people', () => {
  it('a share that is not nothing never reads as nothing', () => {
    assert.deepEqual([0, 0.0001, 0.004, 0.006, 0.624, 1].map(percent), ['0 %', '<1 %', '<1 %', '1 %', '62 %', '100 %']);
  });

  it('scores have one decimal, probabilities two, counts separators', () => {
    assert.deepEqual([oneDecimal(3.721), probability(0.6249), wholeNumber(1124)], ['3.7', '0.62', '1,124']);
  });

  it('durations below a second are in milliseconds', () => {
    assert.deepEqual([duration(640.4), duration(21_400)], ['640 ms', '21.4 s']);
  });

  it('sizes of files go in steps of 1024', () => {
    assert.deepEqual([0, 900, 2048, 13_002_342, 5 * 1024 ** 3].map(fileSize), ['0 bytes', '900 bytes', '2.0 KB', '12.4 MB', '5.0 GB']);
  });

  it('one is singular', () => {
    assert.deepEqual([counted(0, 'grade'), counted(1, 'grade'), counted(1240, 'grade')], ['0 grades', '1 grade', '1,240 grades']);
  });
});

describe('Names of documents', () => {
  const cases: readonly (readonly [uri: string | null, name: string | null])[] = [
    [null, null],
    ['file:///home/ada/my%20notes.md', 'my notes.md'],
    ['untitled:Untitled-1', 'Untitled-1'],
    ['vscode-notebook-cell:/a/b.ipynb#W0', 'b.ipynb'],
    ['file:///bad%E0escape.md', 'bad%E0escape.md'],
  ];
  for (const [uri, name] of cases) {
    it(`${uri ?? 'no document'} is ${name ?? 'nothing'}`, () => {
      assert.equal(documentNameOf(uri), name);
    });
  }
});

describe('Wording', () => {
  it('says scores, reasons, origins and markers in words', () => {
    assert.equal(scoreInWords(4), '4 out of 5');
    assert.deepEqual([ungradedWords('context-too-small'), ungradedWords(null)], ['context too small', 'no score']);
    assert.deepEqual([originNote('set-by-user'), originNote('record')], ['set by you', 'from the record']);
    assert.equal(markerCount({ part: 'response', marker: '[/INST]', count: 1 }), 'once in the response');
    assert.equal(markerCount({ part: 'reference', marker: '</s>', count: 3 }), '3 times in the reference');
  });
});

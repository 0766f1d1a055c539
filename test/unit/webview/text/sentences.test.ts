import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { completeSentencesEnd, newSentences } from '../../../../webview/text/sentences.ts';

describe('Sentences of a text that grows', () => {
  it('a sentence is complete when something follows it', () => {
    assert.equal(completeSentencesEnd('It is kind.'), 0);
    assert.equal(completeSentencesEnd('It is kind. '), 11);
    assert.equal(completeSentencesEnd('It scores 4.5 of 5, e.g'), 0);
    assert.equal(completeSentencesEnd('He said "no!" and went'), 13);
  });

  it('says each sentence once, however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('One. ', 'Two! ', 'thr', 'ee', '? ', '4.5 ')), (pieces) => {
        let text = '';
        const said: string[] = [];
        for (const piece of pieces) {
          const sentence = newSentences(text, text + piece);
          if (sentence !== '') said.push(sentence);
          text += piece;
        }
        assert.equal(said.join(' ').replace(/\s+/g, ' '), text.slice(0, completeSentencesEnd(text)).trim().replace(/\s+/g, ' '));
      }),
    );
  });
});

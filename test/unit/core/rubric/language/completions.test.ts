import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { completionsAt } from '../../../../../src/core/rubric/language/completions.ts';
import { MAX_RUBRIC_LENGTH } from '../../../../../src/core/rubric/limits.ts';
import { parseRubric } from '../../../../../src/core/rubric/parseRubric.ts';
import { WHOLE, whole } from '../support/wholeRubric.ts';
import { complete, CURSOR, labels } from './support/complete.ts';

const HEAD = 'name: a\ncriteria: Is the answer kind?\n';

describe('completion in a rubric file', () => {
  it('writes a whole rubric without problems into an empty file', () => {
    const parsed = parseRubric(complete(CURSOR, 'rubric'));
    assert.deepEqual(parsed.problems, []);
    assert.equal(parsed.rubric?.examples.length, 1);
  });

  it('writes a whole rubric below a comment', () => {
    assert.notEqual(parseRubric(complete(`# Mine\n${CURSOR}\n`, 'rubric')).rubric, null);
  });

  it('offers the top-level keys that are missing', () => {
    assert.deepEqual(labels(`${HEAD}${CURSOR}\nthreshold: 3\n`), ['description', 'scores', 'instruction', 'reference', 'tags', 'examples']);
  });

  it('replaces the part of the key that was typed', () => {
    assert.equal(complete(`${HEAD}thres${CURSOR}\n`, 'threshold'), `${HEAD}threshold: 3\n`);
  });

  it('makes a file valid that lacked its scores, whatever else is missing', () => {
    const text = complete(`${HEAD}${CURSOR}\n`, 'scores');
    assert.deepEqual(parseRubric(text).problems, []);
    for (const key of ['description', 'instruction', 'threshold', 'tags', 'examples']) {
      assert.deepEqual(parseRubric(complete(`${text}${CURSOR}`, key)).problems, [], key);
    }
  });

  it('offers the levels that are missing, one by one and all at once', () => {
    const text = whole('  3: It is polite without any sign of warmth.\n  4: It names the worry and answers gently, in general words.\n', `  ${CURSOR}\n`);
    assert.deepEqual(labels(text), ['scores', '3', '4']);
    assert.notEqual(parseRubric(complete(text, 'scores')).rubric, null);
    assert.match(complete(text, '4'), /^ {2}4: Describe/m);
  });

  it('offers every level below scores without any', () => {
    assert.deepEqual(labels(`${HEAD}scores:\n  ${CURSOR}\n`), ['scores', '1', '2', '3', '4', '5']);
  });

  it('offers the keys of an example that are missing', () => {
    assert.deepEqual(labels(`${WHOLE}    ${CURSOR}`), ['reference', 'note']);
    assert.deepEqual(labels(whole('    response: Good luck.\n', `    ${CURSOR}\n`)), ['response', 'reference', 'note']);
    assert.deepEqual(labels(whole('    note: It blames the person.\n', `    ${CURSOR}\n`)), ['note']);
  });

  for (const [what, marked] of [
    ['below the others', `${WHOLE}  ${CURSOR}`],
    ['after its dash', `${WHOLE}  - ${CURSOR}`],
    ['as the first', `${HEAD}examples:\n  ${CURSOR}`],
    ['as the first, after its dash', `${HEAD}examples:\n  - ${CURSOR}`],
  ] as const) {
    it(`writes one example ${what}`, () => {
      const before = parseRubric(marked.replace(new RegExp(`[ -]*${CURSOR}`, 'u'), '')).nodes.examples.length;
      const { nodes, problems } = parseRubric(complete(marked, 'example'));
      assert.equal(nodes.examples.length, before + 1);
      assert.deepEqual(nodes.examples.at(-1)?.fields.map(({ name }) => name), ['instruction', 'response', 'score']);
      assert.deepEqual(problems.filter(({ code }) => code !== 'missing-scores'), []);
    });
  }

  for (const [what, marked] of [
    ['in a value', `name: ${CURSOR}\n`],
    ['in a comment', `# ${CURSOR}\n`],
    ['before something on the same line', `${CURSOR} name: a\n`],
    ['within a text of several lines', `${HEAD}examples:\n  - response: |\n      one\n      ${CURSOR}\n`],
    ['between the dash of an example and its keys', `${WHOLE}   ${CURSOR}`],
    ['in a list within the text of an example', `${HEAD}examples:\n  - response: |\n      - one\n      - ${CURSOR}\n`],
    ['in a value that goes on below a key', `${HEAD}description: >\n  ${CURSOR}\n`],
    ['below the levels and further in', `${HEAD}scores:\n  1: |\n    ${CURSOR}\n`],
    ['above everything, further in', `  ${CURSOR}\n`],
  ] as const) {
    it(`offers nothing ${what}`, () => {
      assert.deepEqual(labels(marked), []);
    });
  }

  it('knows keys in Windows files and behind quotes', () => {
    assert.deepEqual(labels(`"name": a\r\ncriteria: b\r\n${CURSOR}\r\nscores:\r\n`), ['description', 'instruction', 'reference', 'threshold', 'tags', 'examples']);
  });

  it('offers nothing in a file over the limit', () => {
    assert.deepEqual(completionsAt('\n'.repeat(MAX_RUBRIC_LENGTH + 1), 0), []);
  });

  it('replaces only what stands before the cursor on its line, at any place of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('scores:', 'examples:', '  ', '- ', 'name', ': ', '\n', '\r\n', '1', '#', '"', '‸', '\ud83d')), fc.nat(), (pieces, seed) => {
        const text = pieces.join('');
        const offset = seed % (text.length + 1);
        for (const { range } of completionsAt(text, offset)) {
          assert.equal(range.end, offset);
          assert.match(text.slice(range.start, range.end), /^[$\w]*$/u);
        }
      }),
    );
  });
});

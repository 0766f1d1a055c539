import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { LabelledRecord } from '../../../../src/core/history/historyStore.ts';
import type { Opinion } from '../../../../src/core/history/label.ts';
import { parseRubric } from '../../../../src/core/rubric/parseRubric.ts';
import { addExamples } from '../../../../src/vscode/history/addExamples.ts';
import { sampleGrade, type GradeParts } from '../../../support/sampleGrade.ts';

const HEAD = `# Kind answers.
name: kind # short
criteria: Is it kind?
scores:
  1: It insults the reader outright.
  2: It is cold and brushes the worry aside.
  3: It is polite without any sign of warmth.
  4: It names the worry and answers gently.
  5: It answers gently, names the worry and leaves hope.
`;

describe('addExamples', () => {
  it('adds labelled grades, each with the score that the person gives and their note', () => {
    const changed = addExamples(HEAD, [labelled({ response: 'One: yes.' }), labelled({ response: '# Two\n\n- a list\n', reference: 'Three.' }, { kind: 'disagree', score: 2 }, 'Too cold.')]);
    assert.ok(changed);
    assert.deepEqual([changed.added, changed.leftOut], [2, 0]);
    assert.ok(changed.text.startsWith(HEAD));
    assert.deepEqual(parseRubric(changed.text).rubric?.examples, [
      { instruction: 'What should I do?', response: 'One: yes.', score: 4 },
      { instruction: 'What should I do?', response: '# Two\n\n- a list', reference: 'Three.', score: 2, note: 'Too cold.' },
    ]);
  });

  it('adds to the examples that are there, and no text twice', () => {
    const first = addExamples(HEAD, [labelled({ response: 'One.' })]);
    assert.ok(first);
    const second = addExamples(first.text, [labelled({ response: 'Two.' }), labelled({ response: 'One.' }), labelled({ response: 'Two.' }, { kind: 'disagree', score: 1 })]);
    assert.deepEqual([second?.added, second?.leftOut], [1, 2]);
    assert.deepEqual(parseRubric(second?.text ?? '').rubric?.examples.map(({ response, score }) => [response, score]), [['One.', 4], ['Two.', 4]]);
    assert.deepEqual(addExamples(first.text, [labelled({ response: 'One.\n' })]), { text: first.text, added: 0, leftOut: 1 });
  });

  it('leaves out grades of which only hashes were kept, and those with no score to agree with', () => {
    const { grade, label } = labelled({});
    const cut: LabelledRecord = { grade: { ...grade, texts: { instruction: '', response: '' }, textsKept: false }, label };
    const none = labelled({ verdict: { kind: 'ungraded', feedback: '', reason: { kind: 'cancelled' } } });
    assert.deepEqual(addExamples(HEAD, [cut, none]), { text: HEAD, added: 0, leftOut: 2 });
  });

  it('leaves a file with errors alone', () => {
    assert.equal(addExamples('name: kind\n', [labelled({})]), null);
  });
});

function labelled(parts: GradeParts, opinion: Opinion = { kind: 'agree' }, note = ''): LabelledRecord {
  return { grade: sampleGrade(parts), label: { opinion, note, labelledAt: 1 } };
}

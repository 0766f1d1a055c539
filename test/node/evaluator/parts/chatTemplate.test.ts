import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { layOutChat } from '../../../../src/evaluator/tokens/chatTemplate.ts';

const TOKENS = { bos: '<s>', eos: '</s>' };
const template = (text: string): { kind: 'template'; text: string } => ({ kind: 'template', text });

describe('chat template', () => {
  it('keeps its own text apart from the places of system and user text', () => {
    const source = "{{ bos_token }}{% for m in messages %}<{{ m['role'] }}>{{ m['content'] | trim }}{% endfor %}{% if add_generation_prompt %}<assistant>{% endif %}";
    assert.deepEqual(layOutChat(source, TOKENS), [template('<s><system>'), { kind: 'system' }, template('<user>'), { kind: 'user' }, template('<assistant>')]);
  });

  it('folds the system text into the user turn where there is no system role, refused or dropped', () => {
    const refuses = "{% if messages[0]['role'] == 'system' %}{{ raise_exception('no') }}{% endif %}[INST] {{ messages[0]['content'] }} [/INST]";
    const drops = "{% for m in messages %}{% if m['role'] == 'user' %}[INST] {{ m['content'] }} [/INST]{% endif %}{% endfor %}";
    for (const source of [refuses, drops]) {
      assert.deepEqual(layOutChat(source, TOKENS), [template('[INST] '), { kind: 'both' }, template(' [/INST]')]);
    }
  });

  it('is refused when it leaves the text of the user out, changes or repeats it', () => {
    const silent = "{% for m in messages %}{% if m['role'] == 'assistant' %}{{ m['content'] }}{% endif %}{% endfor %}";
    const shouts = "{% for m in messages %}{{ m['content'] | upper }}{% endfor %}";
    const repeats = "{{ messages[0]['content'] }}{{ messages[0]['content'] }}";
    for (const source of [silent, shouts, repeats]) assert.throws(() => layOutChat(source, TOKENS), /does not hold the text/);
  });

  it('is ChatML where the file has none', () => {
    assert.deepEqual(layOutChat(null, TOKENS), [
      template('<|im_start|>system\n'),
      { kind: 'system' },
      template('<|im_end|>\n<|im_start|>user\n'),
      { kind: 'user' },
      template('<|im_end|>\n<|im_start|>assistant\n'),
    ]);
  });
});

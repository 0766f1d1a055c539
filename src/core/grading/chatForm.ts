import { assertNever } from '../support/assertNever.ts';
import type { PromptFamily } from './family.ts';
import type { Prompt, PromptSpan } from './prompt.ts';
import { SYSTEM_ABSOLUTE, SYSTEM_PROMETHEUS_1 } from './promptFormat.ts';

/** What the two Llama-2 and Mistral forms put around the prompt. The evaluator adds BOS. */
export const PROMETHEUS_1_FORM = { before: `[INST] <<SYS>>\n${SYSTEM_PROMETHEUS_1}\n<</SYS>>\n\n`, after: ' [/INST]' } as const;
const PROMETHEUS_2_FORM = { before: `[INST] ${SYSTEM_ABSOLUTE}\n\n`, after: ' [/INST]' } as const;

function wrapped(form: { readonly before: string; readonly after: string }, user: readonly PromptSpan[]): Prompt {
  return { form: 'raw', spans: [{ part: 'system', text: form.before }, ...user, { part: 'system', text: form.after }] };
}

/**
 * Puts the user's turn into the chat form of a family. Llama-2 and Mistral forms are written out here, since
 * ready-made wrappers split the text and change its tokens; the others use the model's own chat template.
 */
export function toChatForm(family: PromptFamily, user: readonly PromptSpan[]): Prompt {
  switch (family) {
    case 'prometheus-1':
      return wrapped(PROMETHEUS_1_FORM, user);
    case 'prometheus-2':
      return wrapped(PROMETHEUS_2_FORM, user);
    case 'm-prometheus':
    case 'generic':
      return { form: 'chat', system: SYSTEM_ABSOLUTE, user };
    default:
      return assertNever(family);
  }
}

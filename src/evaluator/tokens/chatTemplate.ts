import { Template } from '@huggingface/jinja';

/** A piece of a rendered chat: the template's own text, or where the system text, the user text or both in one go. */
export type ChatPiece = { readonly kind: 'template'; readonly text: string } | { readonly kind: 'system' | 'user' | 'both' };

/** Used where a GGUF holds no template. */
const CHATML =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

// Stand-ins that no template contains and that trimming leaves alone. Only the template's text is then read for
// control tokens; system and user text never pass through the template.
const SYSTEM = '\uE000system\uE001';
const USER = '\uE000user\uE001';
const BOTH = '\uE000both\uE001';
const PLACES = new Map<string, 'system' | 'user' | 'both'>([
  [SYSTEM, 'system'],
  [USER, 'user'],
  [BOTH, 'both'],
]);

/** The special tokens of a vocabulary as a template reads them. */
export interface TemplateTokens {
  readonly bos: string;
  readonly eos: string;
}

/**
 * Lays out a chat of one system and one user message, ending where the model answers. A template without a system role
 * gets both in the user's. Throws when the template cannot be rendered at all, or leaves the text out: then the model
 * would grade a response that it never saw.
 */
export function layOutChat(source: string | null, tokens: TemplateTokens): ChatPiece[] {
  const template = new Template(source ?? CHATML);
  const render = (messages: readonly { role: string; content: string }[]): string =>
    template.render({ messages, add_generation_prompt: true, bos_token: tokens.bos, eos_token: tokens.eos });
  const user = { role: 'user', content: USER };
  const separate = attempt(() => render([{ role: 'system', content: SYSTEM }, user]));
  if (separate !== null && occursOnce(separate, SYSTEM) && occursOnce(separate, USER)) return split(separate);
  const folded = render([{ role: 'user', content: BOTH }]);
  if (!occursOnce(folded, BOTH)) throw new Error('The chat template does not hold the text of the user once');
  return split(folded);
}

function split(rendered: string): ChatPiece[] {
  return rendered
    .split(new RegExp(`(${[...PLACES.keys()].join('|')})`, 'u'))
    .filter((text) => text !== '')
    .map((text) => {
      const kind = PLACES.get(text);
      return kind === undefined ? { kind: 'template', text } : { kind };
    });
}

function occursOnce(text: string, part: string): boolean {
  return text.split(part).length === 2;
}

/** Templates refuse roles that they do not know by raising an exception. */
function attempt(render: () => string): string | null {
  try {
    return render();
  } catch {
    return null;
  }
}

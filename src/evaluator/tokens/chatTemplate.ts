import { Template } from '@huggingface/jinja';
import { BOTH, chatPieces, occursOnce, SYSTEM, USER, type ChatPiece } from '../../core/grading/chatPieces.ts';

/** Used where a GGUF holds no template. */
const CHATML =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

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
  if (separate !== null && occursOnce(separate, SYSTEM) && occursOnce(separate, USER)) return chatPieces(separate);
  const folded = render([{ role: 'user', content: BOTH }]);
  if (!occursOnce(folded, BOTH)) throw new Error('The chat template does not hold the text of the user once');
  return chatPieces(folded);
}

/** Templates refuse roles that they do not know by raising an exception. */
function attempt(render: () => string): string | null {
  try {
    return render();
  } catch {
    return null;
  }
}

/** A piece of a rendered chat: the template's own text, or where the system text, the user text or both in one go. */
export type ChatPiece = { readonly kind: 'template'; readonly text: string } | { readonly kind: 'system' | 'user' | 'both' };

// Stand-ins that no template contains and that trimming leaves alone. Only the template's text is then read for
// control tokens; system and user text never pass through the template.
/** Stands for the system text while a chat template is rendered. */
export const SYSTEM = '\uE000system\uE001';
/** Stands for the user text. */
export const USER = '\uE000user\uE001';
/** Stands for system and user text in one message, for a template without a system role. */
export const BOTH = '\uE000both\uE001';

const PLACES = new Map<string, 'system' | 'user' | 'both'>([
  [SYSTEM, 'system'],
  [USER, 'user'],
  [BOTH, 'both'],
]);

/** The pieces of a chat that was rendered with the stand-ins, in order, none empty. */
export function chatPieces(rendered: string): ChatPiece[] {
  return rendered
    .split(new RegExp(`(${[...PLACES.keys()].join('|')})`, 'u'))
    .filter((text) => text !== '')
    .map((text): ChatPiece => {
      const kind = PLACES.get(text);
      return kind === undefined ? { kind: 'template', text } : { kind };
    });
}

/** Whether a part stands in a text exactly once. */
export function occursOnce(text: string, part: string): boolean {
  return text.split(part).length === 2;
}

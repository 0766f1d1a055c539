import { SPACE } from './merges.ts';

/**
 * Splits a text into pieces that the model can write one after the other. Each piece is followed by exactly one
 * other, so none may occur twice, nor be `taken`: a piece that would is joined with what follows.
 */
export function splitIntoChain(text: string, taken: ReadonlySet<string>): string[] {
  const chain: string[] = [];
  let piece = '';
  for (const word of text.replaceAll(' ', SPACE).split(new RegExp(`(?=${SPACE})`, 'u'))) {
    piece += word;
    if (piece === '' || chain.includes(piece) || taken.has(piece)) continue;
    chain.push(piece);
    piece = '';
  }
  if (piece !== '') chain.push(`${chain.pop() ?? ''}${piece}`);
  return chain;
}
